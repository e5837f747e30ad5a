"""Drop from a stylesheet what no page needs. CSS and usage in, smaller CSS out.

    usage = union([collect_usage(page), collect_usage(other_page)])
    small = purge(css, usage, keep={"open"})

A selector stays when each of its simple selectors occurs somewhere in the pages (scripts/finish/selectors.py). What
cannot be parsed stays as it is. Nothing is rewritten into newer syntax: old phones read the result as they read the source.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import tinycss2

from scripts.finish.selectors import Matcher, Usage, collect_usage, union

__all__ = ["Usage", "collect_usage", "purge", "union"]

GROUPS = frozenset({"media", "supports", "layer", "container", "document", "-moz-document"})


@dataclass(frozen=True)
class Declaration:
    """One declaration as written out. words: every name and string in its value, to see what it refers to."""

    name: str
    text: str
    words: frozenset[str]


@dataclass(frozen=True)
class Rule:
    """One rule. kind: style, group, keyframes, font-face or other; head: what stands before the brace.

    body: the minified text inside the braces where that is not read as declarations or rules; words: the names in it.
    """

    kind: str
    head: str
    declarations: tuple[Declaration, ...] = ()
    children: tuple["Rule", ...] = ()
    body: str = ""
    words: frozenset[str] = frozenset()

    @property
    def empty(self) -> bool:
        """Whether the rule does nothing. A statement such as @charset is of kind other and has no body to be empty."""
        return self.kind != "other" and not (self.declarations or self.children or self.body)

    def __str__(self) -> str:
        if self.head.endswith(";"):
            return self.head
        inside = "".join(map(str, self.children)) or ";".join(each.text for each in self.declarations) or self.body
        return f"{self.head}{{{inside}}}"


class UnreadableError(Exception):
    """Raised inside this module for CSS that breaks the grammar."""


def purge(css: str, usage: Usage, keep: Collection[str] = ()) -> str:
    """Return `css` minified, without what `usage` does not need; `css` itself when it breaks the grammar.

    keep: tags, classes, ids, attributes and custom properties that only a script or the browser sets, such as `open`.
    """
    matcher = Matcher(usage, frozenset(keep))
    try:
        rules = [*read_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), matcher)]
    except UnreadableError:
        return css
    read_elsewhere = usage.properties | frozenset(keep)
    while (fewer := drop_unread(rules, read_elsewhere | words_in(rules))) != rules:
        rules = fewer
    return "".join(map(str, rules))


def read_rules(nodes: Iterable, matcher: Matcher) -> Iterator[Rule]:
    """Yield the rules of a stylesheet or of a group such as @media, with only those selectors that occur."""
    for node in nodes:
        if node.type == "error":
            raise UnreadableError
        if node.type == "at-rule":
            yield read_at_rule(node, matcher)
        elif selectors := matcher.surviving(node.prelude):
            yield read_declarations("style", tinycss2.serialize(compact(selectors, ">~+,", trim=True)), node.content)


def read_at_rule(node, matcher: Matcher) -> Rule:
    """Return one at-rule. Of a kind that is not known here, the body is left as it is."""
    keyword = node.lower_at_keyword
    head = (
        f"@{node.at_keyword}{tinycss2.serialize(compact(node.prelude, ',:' if keyword == 'media' else ',')).rstrip()}"
    )
    if node.content is None:
        return Rule("other", f"{head};")
    if keyword == "font-face":
        return read_declarations("font-face", head, node.content)
    if keyword in GROUPS:
        try:
            return Rule(
                "group",
                head,
                children=(
                    *read_rules(
                        tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True), matcher
                    ),
                ),
            )
        except UnreadableError:
            pass
    return read_body("keyframes" if keyword.endswith("keyframes") else "other", head, node.content)


def read_declarations(kind: str, head: str, content: Sequence) -> Rule:
    """Return a rule with its declarations, or with its body as it is when that holds anything else."""
    parsed = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    if any(item.type != "declaration" for item in parsed):
        return read_body(kind, head, content)
    return Rule(kind, head, declarations=tuple(map(read_declaration, parsed)))


def read_declaration(node) -> Declaration:
    """Return one declaration, minified."""
    value = tinycss2.serialize(compact(node.value, ",", trim=True))
    # `--x:;` is an error before Chrome 88; `--x: ;` is not.
    return Declaration(
        node.name, f"{node.name}:{value or ' '}{'!important' * node.important}", frozenset(words_of(node.value))
    )


def read_body(kind: str, head: str, content: Sequence) -> Rule:
    """Return a rule of which the body is only freed of comments and needless spaces."""
    return Rule(
        kind, head, body=tinycss2.serialize(compact(content, ",;{", trim=True)), words=frozenset(words_of(content))
    )


def compact(nodes: Sequence, tight: str, *, trim: bool = False) -> list:
    """Return component values without comments and with one space for many, none beside the signs in `tight`.

    trim: none at the ends either, as always inside brackets. Changes `nodes` on the way: they are not read again.
    """
    kept: list = []
    for node in nodes:
        if node.type == "error":
            raise UnreadableError
        if node.type == "whitespace":
            if (kept and not is_tight(kept[-1], tight)) or not (kept or trim):
                kept.append(tinycss2.ast.WhitespaceToken(node.source_line, node.source_column, " "))
        elif node.type != "comment":
            if kept and kept[-1].type == "whitespace" and is_tight(node, tight):
                kept.pop()
            for part in ("content", "arguments"):
                if inside := getattr(node, part, None):
                    # `2n + 1` is no sum of two selectors.
                    setattr(node, part, compact(inside, tight.replace("+", ""), trim=True))
            kept.append(node)
    return kept[:-1] if trim and kept and kept[-1].type == "whitespace" else kept


def is_tight(node, tight: str) -> bool:
    """Return whether spaces beside `node` mean nothing."""
    if node.type == "{} block":
        return "{" in tight
    return node.type == "whitespace" or (node.type == "literal" and node.value in tight)


def words_of(nodes: Iterable) -> Iterator[str]:
    """Yield every identifier and string in component values, at any depth."""
    for node in nodes:
        if node.type in ("ident", "string", "at-keyword"):
            yield node.value
        yield from words_of(getattr(node, "content", None) or getattr(node, "arguments", None) or ())


def words_in(rules: Iterable[Rule]) -> frozenset[str]:
    """Return every name that the rules refer to. The name of a font in its own @font-face is no reference."""
    words: set[str] = set()
    for rule in rules:
        words |= rule.words | words_in(rule.children)
        if rule.kind != "font-face":
            words.update(*(each.words for each in rule.declarations))
    return frozenset(words)


def drop_unread(rules: Iterable[Rule], words: frozenset[str]) -> list[Rule]:
    """Return the rules without custom properties, keyframes and fonts that are not among `words`, and without empty rules."""
    kept = []
    for rule in rules:
        slim = replace(
            rule,
            declarations=tuple(
                each for each in rule.declarations if not each.name.startswith("--") or each.name in words
            ),
            children=tuple(drop_unread(rule.children, words)),
        )
        if not slim.empty and is_referred_to(slim, words):
            kept.append(slim)
    return kept


def is_referred_to(rule: Rule, words: frozenset[str]) -> bool:
    """Return whether keyframes or a font are used by name; other rules need no reference."""
    if rule.kind == "keyframes":
        return rule.head.partition(" ")[2].strip("\"'") in words
    family = {piece for each in rule.declarations if each.name.lower() == "font-family" for piece in pieces(each.words)}
    return rule.kind != "font-face" or family <= pieces(words)


def pieces(words: Iterable[str]) -> set[str]:
    """Return the single words of font names, which are written with or without quotes and in any letter case."""
    return {piece for word in words for piece in word.lower().split()}
