"""What a document says about itself, and the parts of the package that say it."""

from typing import Final

from workplan_cli.documents.docx.xml import DECLARATION, W, escape_xml
from workplan_cli.documents.properties import DocumentProperties

_CULTURES: Final = {"en": "en-US", "es": "es-ES", "fr": "fr-FR", "pt": "pt-BR"}
"""Word's proofing tools go by culture; these are what CLDR's likely subtags give for a language alone."""


def culture(language: str) -> str:
    """The language tag for `w:lang`."""
    return _CULTURES.get(language, language)


def core_xml(properties: DocumentProperties) -> str:
    """docProps/core.xml (ECMA-376 part 2, core properties)."""
    day = f"{properties.created.isoformat()}T00:00:00Z"
    fields = (
        ("dc:title", properties.title),
        ("dc:subject", properties.subject),
        ("dc:creator", properties.author),
        ("cp:keywords", properties.keywords),
        ("cp:lastModifiedBy", properties.author),
        ("cp:revision", "1"),
        ("dc:language", properties.language),
        ("cp:contentStatus", properties.draft),
        ("cp:version", properties.version),
    )
    filled = "".join(f"<{name}>{escape_xml(value)}</{name}>" for name, value in fields if value)
    days = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f"{DECLARATION}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{filled}{days}</cp:coreProperties>"
    )


def application_xml() -> str:
    """docProps/app.xml."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{DECLARATION}<Properties xmlns="{space}"><Application>workplan</Application></Properties>'


def settings_xml(properties: DocumentProperties) -> str:
    """word/settings.xml: Word 2013's layout and later, no field asks to be updated."""
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'{DECLARATION}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        f"<w:compat>{compatibility}</w:compat>"
        f'<w:themeFontLang w:val="{escape_xml(culture(properties.language))}"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1"'
        ' w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6"'
        ' w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )
