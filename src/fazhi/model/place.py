"""Where a unit is: its province, city and county, which decide on the local regulations that bind it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A province, or a city or county in one, by full names."""

    province: str
    city: str = ""
    """Empty for the province as a whole, and for a county that lies in no city."""
    county: str = ""

    def __str__(self) -> str:
        """Its full name, from the province down; what the province's name says already is not said again."""
        return f"{self.province}{'' if self.city == self.province else self.city}{self.county}"

    def within(self, other: "Place") -> bool:
        """Whether it is that place or lies in it."""
        pairs = ((self.province, other.province), (self.city, other.city), (self.county, other.county))
        return all(there in ("", here) for here, there in pairs)
