"""Whether a number, as it is written, is fair to a value: rounding, hedges, ranges."""

from decimal import Decimal

from bookletkit.copydesk.numbers import Number

_FAR = Decimal("1.25")
"""`more than 3 million` for 3.7 is fair; for 5 it misleads."""
_NEAR = Decimal("0.9")
"""`nearly 400,000` for 360,000 and more."""
_ABOUT = Decimal("0.05")
_ABOUT_A_PART = Decimal("0.1")
"""`about half` for 45 to 55 per cent, `about twice` for 1.8 to 2.2 times."""


def agrees(number: Number, value: Decimal) -> bool:
    """Whether a reader who reads this number would not be misled about the value.

    Without a hedge: the value rounded to the precision written. With one: on
    the right side, and near. Value and number are in the same measure.
    """
    value = abs(value)
    low, high, half = number.value, number.high or number.value, number.step / 2
    match number.hedge:
        case "about":
            slack = max(half, _whole_step(number) / 2, low * (_ABOUT_A_PART if _rough(number) else _ABOUT))
            return low - slack <= value <= high + slack
        case "more":
            return low < value <= _above(number, high)
        case "least":
            return low <= value <= _above(number, high)
        case "less":
            return _below(number, low) <= value < high
        case "most":
            return _below(number, low) <= value <= high
        case "nearly":
            return low * _NEAR <= value <= high
        case "just over":
            return low <= value <= high / _NEAR
    return low - half <= value <= high + half


def _rough(number: Number) -> bool:
    """Fractions and multiples in words are rounder than digits."""
    return number.kind in ("fraction", "times")


def _whole_step(number: Number) -> Decimal:
    """One in the last digit that is not a zero: 100,000 for `about 400,000`, where all zeros are rounding."""
    digits = f"{number.value:f}".partition(".")[0]
    zeros = len(digits) - len(digits.rstrip("0"))
    return Decimal(1).scaleb(zeros) if zeros > 2 else number.step


def _above(number: Number, high: Decimal) -> Decimal:
    """How far `more than` reaches: not to where the next round number would be said."""
    if number.kind == "fraction":
        return min(high * Decimal("1.5"), Decimal(1))
    return max(high * _FAR, high + number.step)


def _below(number: Number, low: Decimal) -> Decimal:
    if number.kind == "fraction":
        return low / Decimal("1.5")
    return max(min(low / _FAR, low - number.step), Decimal(0))
