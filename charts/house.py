"""What every chart kind is handed: colours, sizes, and the house's way to label."""
