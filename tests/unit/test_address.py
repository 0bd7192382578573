from workplan_cli.address import START, Address, Part, Place


def test_an_address_goes_further_in_step_by_step() -> None:
    address = Address("data/plan.yaml") / "partners" / "IOM" / 0
    assert address == Address("data/plan.yaml", ("partners", "IOM", 0), Part.VALUE, None)


def test_a_step_further_in_is_a_value_whose_place_is_not_known() -> None:
    assert Address("f", ("a",), Part.KEY, START) / "b" == Address("f", ("a", "b"))


def test_the_key_of_an_entry() -> None:
    assert Address("f", ("a",), Part.VALUE, START).key() == Address("f", ("a",), Part.KEY)


def test_an_address_whose_place_is_known() -> None:
    assert Address("f", ("a",), Part.KEY).at(Place(1, 2, 3, 4)) == Address("f", ("a",), Part.KEY, Place(1, 2, 3, 4))


def test_places_are_ordered_as_they_are_read() -> None:
    places = [Place(1, 1, 1, 1), Place(1, 1, 1, 2), Place(1, 2, 1, 2), Place(2, 1, 2, 1), Place(10, 1, 10, 1)]
    assert sorted([places[3], places[0], places[4], places[2], places[1]]) == places
    assert places[0] == START
