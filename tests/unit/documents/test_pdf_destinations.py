import zlib

from workplan_cli.documents.pdf import key, pages_of

PLAIN = b"""%PDF-1.6
1 0 obj
<</Type/Page/Parent 9 0 R>>
endobj
2 0 obj
<</Type/Pages/Parent 9 0 R/Kids[ 3 0 R
4 0 R ]/Count 2>>
endobj
3 0 obj
<</Type/Page>>
endobj
4 0 obj
<</Type/Page>>
endobj
5 0 obj
<</summary[1 0 R/XYZ 65.05 699 0]
/b5FINF5F015Fab12cd34[4 0 R/XYZ 65 386 0]
/5FToc00000003[3 0 R/XYZ 1 2 0]
/gone[77 0 R/XYZ 1 2 0]>>
endobj
8 0 obj
<</Type/Catalog/Pages 9 0 R
/Dests 5 0 R
>>
endobj
9 0 obj
<</Type/Pages
/Kids[ 1 0 R 2 0 R ]/Count 3>>
endobj
trailer
<</Size 10/Root 8 0 R
>>
"""


def test_each_destination_has_the_number_of_its_page_in_the_tree_of_pages() -> None:
    assert pages_of(PLAIN) == {"summary": 1, key("b_INF_01_ab12cd34"): 3, key("_Toc00000003"): 2}


def test_objects_may_be_packed_into_a_stream() -> None:
    contents = [b"<</Type/Page>>", b"<</one[1 0 R/XYZ 0 0 0]>>", b"<</Type/Pages/Kids[1 0 R]>>"]
    places = [sum(len(each) + 1 for each in contents[:place]) for place in range(3)]
    header = b"1 %d 5 %d 9 %d " % tuple(places)
    packed = zlib.compress(header + b"\n".join(contents))
    pdf = (
        b"%%PDF-1.6\n6 0 obj\n"
        b"<</Type/ObjStm/N 3/First %d/Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream\nendobj\n"
        b"8 0 obj\n<</Type/Catalog/Pages 9 0 R/Dests 5 0 R>>\nendobj\n"
        b"7 0 obj\n<</Type/XRef/Root 8 0 R>>\nstream\n\nendstream\nendobj\n"
    ) % (len(header), len(packed), packed)
    assert pages_of(pdf) == {"one": 1}


def test_a_file_without_destinations_tells_no_page() -> None:
    assert (pages_of(PLAIN.replace(b"/Dests", b"/Other")), pages_of(b""), pages_of(b"%PDF-1.6\n/Root 5 0 R")) == (
        {},
        {},
        {},
    )
