"""Reduce the outlines of Natural Earth to the small extract that charts/map.py draws: charts/map_data.json.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python docs/maps/extract.py package/countries-50m.json

Names, aliases and the places of small islands are those of places.csv; what
else lies in the frame becomes nameless land. Borders are simplified once for
both their countries, so that no gap opens between them.
"""

import csv
import json
import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

FRAME = (24.0, -52.0, 226.0, 64.0)
"""West, south, east, north, in degrees; longitudes run from 0 to 360, so that the Pacific is whole."""
TOLERANCE = 0.07
"""How far a simplified line may leave the true one, in degrees: a sixth of a point on a wide map."""
SMALLEST = 0.03
"""Islets below this size, in square degrees, are left out where their country has a larger part."""

Point = tuple[float, float]
Ring = list[Point]


def main(atlas: str) -> None:
    here = Path(__file__).parent
    topology = json.loads(Path(atlas).read_text(encoding="utf-8"))
    with (here / "places.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    arcs = [simplified(arc, min(TOLERANCE, extent(arc) / 12)) for arc in unpacked(topology)]
    rings: dict[str, list[Ring]] = {}
    land: list[Ring] = []
    known = {row["number"]: row["iso3"] for row in rows}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = known.get(shape.get("id", ""), "")
        whole = list(rings_of(shape, arcs))
        kept = large(whole, bool(code))
        if code:
            rings.setdefault(code, []).extend(kept)
        else:
            land.extend(kept)
    places = [place(row, rings.get(row["iso3"], [])) for row in rows]
    told = {"places": places, "land": [flat(ring) for ring in land]}
    goal = here.parent.parent / "charts" / "map_data.json"
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    goal.write_text(text.replace('{"iso3"', '\n{"iso3"').replace('"land":', '\n"land":') + "\n", encoding="utf-8")


def place(row: dict[str, str], rings: list[Ring]) -> dict[str, Any]:
    """A place as it is kept: codes, names, a point for its label, outlines in hundredths of a degree."""
    point = inmost(max(rings, key=lambda ring: abs(area(ring)))) if not row["longitude"] else own_point(row)
    return {
        "iso3": row["iso3"],
        "iso2": row["iso2"],
        "name": row["name"],
        "aliases": [alias for alias in row["aliases"].split("|") if alias],
        "point": [hundredths(part) for part in point],
        "rings": [flat(ring) for ring in rings],
    }


def own_point(row: dict[str, str]) -> Point:
    return float(row["longitude"]) % 360, float(row["latitude"])


def unpacked(topology: dict[str, Any]) -> Iterator[Ring]:
    """The arcs of TopoJSON in degrees: they are kept as whole steps from point to point."""
    (wide, high), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for across, up in arc:
            x, y = x + across, y + up
            line.append((x * wide + west, y * high + south))
        yield line


def extent(line: Ring) -> float:
    """How far its points lie from the first: small islands keep a shape."""
    return max(math.dist(line[0], point) for point in line)


def simplified(line: Ring, tolerance: float) -> Ring:
    """Without points that lie nearer to the line than the tolerance (Douglas and Peucker); a closed one in halves."""
    if len(line) > 3 and line[0] == line[-1]:
        far = max(range(len(line)), key=lambda n: math.dist(line[0], line[n]))
        return simplified(line[: far + 1], tolerance)[:-1] + simplified(line[far:], tolerance)
    if len(line) < 3:
        return line
    away = [off(point, line[0], line[-1]) for point in line[1:-1]]
    if max(away) < tolerance:
        return [line[0], line[-1]]
    at = away.index(max(away)) + 1
    return simplified(line[: at + 1], tolerance)[:-1] + simplified(line[at:], tolerance)


def off(point: Point, start: Point, end: Point) -> float:
    """Distance of a point from a stretch of line."""
    wide, high = end[0] - start[0], end[1] - start[1]
    length = wide * wide + high * high
    along = ((point[0] - start[0]) * wide + (point[1] - start[1]) * high) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return math.dist(point, (start[0] + along * wide, start[1] + along * high))


def rings_of(shape: dict[str, Any], arcs: Sequence[Ring]) -> Iterator[Ring]:
    """Outlines, holes too, that lie in the frame; those across 180° come in two parts that meet there."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    for polygon in polygons:
        for ends in polygon:
            ring: Ring = []
            for n in ends:
                ring += (arcs[n] if n >= 0 else arcs[~n][::-1])[1 if ring else 0 :]
            west = sum(x for x, _ in ring) / len(ring) < 0
            ring = clipped([(x + 360 if west else x, y) for x, y in ring])
            if len(ring) > 3:
                yield ring


def clipped(ring: Ring) -> Ring:
    """What of a ring lies in the frame (Sutherland and Hodgman)."""
    west, south, east, north = FRAME
    for axis, edge, way in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        inside: Ring = []
        for before, after in zip([ring[-1], *ring[:-1]] if ring else [], ring, strict=True):
            old, new = (before[axis] - edge) * way, (after[axis] - edge) * way
            if (old < 0) != (new < 0):
                share = old / (old - new)
                inside.append((before[0] + share * (after[0] - before[0]), before[1] + share * (after[1] - before[1])))
            if new >= 0:
                inside.append(after)
        ring = inside
    return ring


def large(rings: list[Ring], named: bool) -> list[Ring]:
    """All but the islets; of a place that has nothing else, the largest."""
    kept = [ring for ring in rings if abs(area(ring)) >= SMALLEST]
    if not kept and named and rings:
        kept = [max(rings, key=lambda ring: abs(area(ring)))]
    return kept


def area(ring: Ring) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def inmost(ring: Ring) -> Point:
    """The point of a fine grid that lies deepest inside."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    edges = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    spots = [
        (min(xs) + (n + 0.5) * (max(xs) - min(xs)) / 40, min(ys) + (m + 0.5) * (max(ys) - min(ys)) / 40)
        for n in range(40) for m in range(40)
    ]  # fmt: skip
    within = [spot for spot in spots if holds(edges, spot)]
    return max(within, key=lambda spot: min(off(spot, *edge) for edge in edges))


def holds(edges: Sequence[tuple[Point, Point]], spot: Point) -> bool:
    crossed = [
        a for a, b in edges
        if (a[1] > spot[1]) != (b[1] > spot[1])
        and spot[0] < a[0] + (spot[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
    ]  # fmt: skip
    return len(crossed) % 2 == 1


def flat(ring: Ring) -> list[int]:
    """x, y, x, y… in hundredths of a degree, each point once."""
    told: list[tuple[int, int]] = []
    for x, y in ring:
        point = (hundredths(x), hundredths(y))
        if not told or told[-1] != point:
            told.append(point)
    if len(told) > 1 and told[0] == told[-1]:
        told.pop()
    return [part for point in told for part in point]


def hundredths(degrees: float) -> int:
    return round(degrees * 100)


if __name__ == "__main__":
    main(sys.argv[1])
