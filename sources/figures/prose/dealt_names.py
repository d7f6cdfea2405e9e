"""The names that a list of numbers is dealt to, by its own words or by what was told before.

Here belongs finding as many names as there are numbers. Not here: whether a number opens a list (``list_openings``), and what each
number says (``lists``).
"""

from __future__ import annotations

import re

from sources.figures.naming import cleaning, deeds, joint, listing, measuring, owning, parting, places, terms, verbs
from sources.figures.prose import aims, changes
from sources.figures.prose.change_words import DIFFERENCES, DIRECTION, SHARE_ALONE, SHARES, SPEED
from sources.figures.prose.changes import CONTRIBUTES
from sources.figures.prose.discourse import Discourse
from sources.figures.prose.names.again import cumulative
from sources.figures.prose.names.counted import names_in_clauses, names_so_many
from sources.figures.prose.names.name_words import CUMULATIVE
from sources.figures.prose.names.owners import of_possessor, owned
from sources.figures.prose.names.subjects import part_of_ratio
from sources.figures.prose.said import Said
from sources.figures.prose.told_last import changed_last, contributors
from sources.figures.words import listed, pattern
from sources.model import FigureKind

COMPARING = re.compile(pattern("wording", "comparing"))
TOWARDS = tuple(listed("wording", "towards").meaning)
_FIELDS_LISTED = re.compile(pattern("wording", "fared", "fields"))
_FARED = re.compile(pattern("wording", "fared"))
# what a clause opens with that names those that come first in something
_RANKED = re.compile(pattern("wording", "fared", "ranked"))
_LEVEL = FigureKind.LEVEL
FEWEST_CLASSES = 2
_LONGEST_BARE = 5  # characters of a name that has no owner of its own
_OF_SIZE = re.compile(pattern("numerals", "class_of", "size"))
_PLACE = re.compile(pattern("universe", "place"))
_INSURED, _INSURANCES = listed("measures", "insured"), listed("measures", "insured", "kinds")
_NOTHING: tuple[list[str], ...] = ([""], [])  # lists that name nobody


def dealt_to(own: str, count: int, said: Said, before: Discourse, rest: str) -> tuple[str, ...]:
    """The names that a list of ``count`` numbers is dealt to, by the words before it and the ``rest`` that is said of each."""
    differs = said.item.numeral.unit in DIFFERENCES and not CONTRIBUTES.match(rest)
    if differs and not own and (named := _differing(count, before, rest)):
        return named
    if own and (leaning := _leaning(own, count, before) or _parts_changed(own, count, rest, before, differs=differs)):
        return leaning
    if not own and (told := _told_of_each(rest, count, said, before)):
        return told
    listed_names = ([] if own else _told_before(rest, count, before)) or _listed(own, count, said, before)
    if listed_names in _NOTHING and count > 1 and (again := changed_again(before, count, differs=differs)):
        return again
    return _of_possessors(_dealt(listed_names, count, before), before)


def _leaning(own: str, count: int, before: Discourse) -> tuple[str, ...]:
    """What a list of ``count`` says of what was told last, and of nothing else: 出口增长9%，占比20%，增速、占比分别提高1个和2个
    百分点; none for any other list."""
    parts = tuple(terms.LIST.split(own)) if before.name and leans_alone(own) else ()
    return tuple(before.name + part for part in parts) if len(parts) == count else ()


def _parts_changed(own: str, count: int, rest: str, before: Discourse, *, differs: bool) -> tuple[str, ...]:
    """The shares of the parts of the ratio told last that a list of ``count`` names: 三次产业结构为6:44:50，一产、三产分别提高1和2个
    百分点; none for any other list."""
    if not differs or SHARES.starting(rest):
        return ()
    parts = tuple(part_of_ratio(name, before) for name in listing.subjects(own, count))
    return tuple(part + SHARE_ALONE for part in parts) if len(parts) == count and all(parts) else ()


def leans_alone(words: str) -> bool:
    """Whether words list how fast something grew, or what it is a share of, and nothing of what that is: 增速、占比."""
    return joint.is_list(words) and all(part in SPEED or part in SHARES for part in terms.LIST.split(words))


def _told_of_each(rest: str, count: int, said: Said, before: Discourse) -> tuple[str, ...]:
    """The names of a list of ``count`` numbers without words of its own, of whose parts or projects the ``rest`` that is said of each
    tells on; none where it tells of others."""
    if gave := contributors(rest, count, before) or _of_each_kind(count, said, before):
        return gave
    changed = changed_last(before)
    return changed if len(changed) == count else _done_with_each(rest, count, before)


def _done_with_each(rest: str, count: int, before: Discourse) -> tuple[str, ...]:
    """What was done with each of the projects that the list before was dealt to, where the words behind 分别 say that: 省、市项目
    总投资分别为9亿元、8亿元，分别完成投资4亿元、3亿元; none where they say anything else."""
    words = cleaning.without_tail(rest)
    told = len(before.dealt) == count > 1 and words in terms.OWNED and all(map(terms.OWNED.ending, before.dealt))
    return _of_the_same(words, before.dealt) if told else ()


def _of_each_kind(count: int, said: Said, before: Discourse) -> tuple[str, ...]:
    """What was told last, in a list without words of its own whose numbers change amounts and rates alike: the rates, where a unit
    is one of points, else the amounts (绿地9公顷、绿化率40%，分别增加2公顷和3个百分点). None where they are not of both."""
    points = [item.numeral.unit in DIFFERENCES for item in said.items[said.place : said.place + count]]
    rates, levels = before.last_rates(sum(points)), before.last_levels(count - sum(points))
    told_last = before.last is not None and before.last.indicator in {*rates[-1:], *levels[-1:]}
    if not told_last or not (rates and levels) or len(rates) + len(levels) != count:
        return ()
    each_rate, each_level = iter(rates), iter(levels)
    return tuple(next(each_rate if of_rate else each_level) for of_rate in points)


def _differing(count: int, before: Discourse, rest: str) -> tuple[str, ...]:
    """What a list of ``count`` differences without words of its own is of, by what was told before and the ``rest`` that it is
    compared with; none where that is nothing."""
    if count > 1 and (changed := _of_one_kind(before, count, rest)):
        return changed
    name = before.name if of_the_last(before, count, rest) else _speed_passed(rest, count, before)
    return (name,) * count if name else ()


def _of_possessors(dealt: tuple[str, ...], before: Discourse) -> tuple[str, ...]:
    """The names of a list with whose they are, where the first does not say that itself: 签约项目数、合同额 are of the projects."""
    if all(of_projects := tuple(owned(name, before) for name in dealt)):
        return of_projects  # 新开工项目25个，总投资、完成投资分别为90亿元、40亿元
    if dealt[0] not in terms.BELONGINGS and len(dealt[0]) > _LONGEST_BARE:
        return dealt
    return tuple(of_possessor(name, before) for name in dealt)


def _told_before(rest: str, count: int, before: Discourse) -> list[str]:
    """The names of a list that was told before what the words behind 分别 say of each."""
    return _parts_told(rest, count, before) or _short_of_goal(rest, count, before) or _doers(count, before, rest)


def _short_of_goal(rest: str, count: int, before: Discourse) -> list[str]:
    """The names of a list of which the clause before says how they fared against what was aimed at, and the numbers by how much:
    零售额、出口额增速低于预期，分别比计划低2个、3个百分点."""
    if count < FEWEST_CLASSES or not before.passed or not aims.is_distance_to_goal(rest):
        return []
    fared = verbs.before_outcome(before.passed[-1])
    named = listing.subjects(fared.removesuffix(SPEED.ending(fared)), count)
    return named if len(named) == count else []


def _parts_told(rest: str, count: int, before: Discourse) -> list[str]:
    """The parts of the ratio that the sentence before told, of each of which a list says what it gave: 三次产业结构为2:41:57。分别对
    经济增长贡献3%、42%、55%."""
    gives = not before.dealt and rest.startswith(TOWARDS) and terms.PARTS_OF.ending(before.name)
    return [*map(changes.contributor, listing.parts_of_ratio(before.name, count))] if gives else []


def _doers(count: int, before: Discourse, rest: str) -> list[str]:
    """The names of a list that the clause before is, of each of which the words behind 分别 say what it came to: 甲镇、乙镇，分别
    完成税收2亿元、3亿元."""
    if count < FEWEST_CLASSES or not before.passed:
        return []
    fared = _FARED.sub("", before.passed[-1])
    grew = rest in DIRECTION and fared != before.passed[-1]  # 汽车、电子业发挥支撑作用，分别增长
    if not (grew or terms.MEASURES.ending(cleaning.without_tail(rest))):
        return []
    words = cleaning.clean(fared)  # 甲镇、乙镇进展较好，分别完成
    named = listing.subjects(words, count) if joint.is_list(words) else []
    measured = any(map(terms.MEASURES.ending, named)) or any(map(verbs.leading_verb, named))
    return named if len(named) == count and not measured else []


def _of_one_kind(before: Discourse, count: int, rest: str) -> tuple[str, ...]:
    """The names of the sentence's last rates (优良率91%，达标率99%，分别提高2个和3个百分点), or of its last growths where these
    are of several names and are not compared with several (甲业增长15%，乙业增长22%，增速分别比工业高6个和13个百分点). None where
    there are too few."""
    if before.rate_count >= count:
        return _each_once(before.last_rates(2 * count), count)
    grown = before.last_grown(count)
    return grown if len(set(grown)) == count and not joint.is_list(rest) else ()


def of_the_last(before: Discourse, count: int, rest: str) -> bool:
    """Whether a list of ``count`` differences is of several that the last growth is compared with: 甲增长2%，乙增长5%，比一季度、
    上半年分别回落1个、2个百分点."""
    grew = (
        before.last is not None and before.last.kind is FigureKind.GROWTH and before.last.indicator not in before.dealt
    )
    against = COMPARING.match(rest)
    return grew and against is not None and len(listing.subjects(rest, count)) == count


def _speed_passed(rest: str, count: int, before: Discourse) -> str:
    """What grows of which the clause before names the speed and no more, that a list compares with several: 财政收入增幅，分别高于
    全省、全市5个、6个百分点; else empty."""
    words = cleaning.clean(before.passed[-1]) if before.passed and COMPARING.match(rest) else ""
    speed = SPEED.ending(words)
    return words[: -len(speed)] if speed and count > 1 and len(listing.subjects(rest, count)) == count else ""


def changed_again(before: Discourse, count: int, *, differs: bool) -> tuple[str, ...]:
    """The names of a list of ``count`` that was said last, where these numbers say how its growths or shares changed:
    猪、牛出栏分别增长2%、5%，分别回升1个、3个百分点; 结构为30:19:51，分别提高2、1、-3个百分点. None where they do not."""
    last, dealt = before.last, before.dealt
    if last is not None and last.kind is FigureKind.RANK and len(ranked := listing.subjects(last.indicator)) == count:
        return tuple(ranked)  # 甲、乙产量均居第一，分别占全国的9%、15%
    if last is None or len(dealt) != count or last.indicator != dealt[-1]:
        return ()
    if differs and last.kind is FigureKind.SHARE:
        return tuple(name + SHARE_ALONE for name in dealt)
    return dealt if last.kind is FigureKind.GROWTH else ()


def says_measure(words: str) -> bool:
    """Whether words say what is measured, or which half of a trade: 煤、原油分别进口9万吨、8万吨."""
    return len(terms.MEASURES.ending(words)) > 1 or words in terms.HALVES


def _listed(own: str, count: int, said: Said, before: Discourse) -> list[str]:
    """The names of a list of ``count`` numbers, of which the first may stand in the clauses before, or before the number of names
    (汽车、船舶、电机等3个行业分别增长)."""
    if named := _counted_off(own, count, said, before):
        return named
    if not joint.is_list(own) and before.passed and (named := _listed_before(before.passed[-1], count, alone=not own)):
        return [name if not own or name.endswith(own) else _with_measure(name, own) for name in named]
    if not own and (named := _measured_before(count, before) or _named_as_one(count, before)):
        return named
    named = listing.subjects("，".join([*_names_passed(before, count if own else 0), own]), count)
    return _of_classes(_of_insured(_of_places(named)))


def _with_measure(name: str, own: str) -> str:
    """A name with what is measured of it, which may say more of the measure that the name ends in: 居民人均可支配收入 of 居民收入."""
    measure = terms.MEASURES.ending(name)
    return (name[: -len(measure)] if measure and own.endswith(measure) else name) + own


def _counted_off(own: str, count: int, said: Said, before: Discourse) -> list[str]:
    """The names before the number of them, each with what is measured: 汽车、电机等2个行业产值, 汽车、电机2个行业产值."""
    earlier = said.items[said.place - 1] if said.place else None
    kind = terms.KINDS.starting(own)
    if earlier is None or not kind:
        return []
    named = names_in_clauses(cleaning.clean(earlier.left), earlier, before.passed_over)
    if len(named) == count:
        return [name + own[len(kind) :] for name in named]
    examples = earlier.left.removesuffix(terms.AND_OTHERS)
    if not examples or (examples == earlier.left and not names_so_many(examples, earlier)):
        return []
    return [name + own[len(kind) :] for name in listing.subjects(cleaning.clean(examples), count)]


def _of_classes(named: list[str]) -> list[str]:
    """Names of a list of classes of size, each with what the first is measured by and what the last counts:
    税收超亿元、超千万元楼宇."""
    sizes = [_OF_SIZE.search(name) for name in named]
    if len(named) < FEWEST_CLASSES or not all(sizes):
        return named
    found = [(name, size) for name, size in zip(named, sizes, strict=True) if size]
    by, counted = named[0][: found[0][1].start()], named[-1][found[-1][1].end() :]
    return [("" if size.start() else by) + name + ("" if name[size.end() :] else counted) for name, size in found]


def _of_insured(named: list[str]) -> list[str]:
    """Names of a list of insurances with who is insured, where the first says it for those that several have: 职工基本养老、
    基本医疗、失业保险参保人数."""
    who = _INSURED.starting(named[0]) if len(named) > 1 else ""
    return [who + name if who and _INSURANCES.starting(name) else name for name in named]


def _of_places(named: list[str]) -> list[str]:
    """Names of a list of places with what is said of each behind the last: 甲区、乙县气温."""
    last = _PLACE.match(named[-1]) if len(named) > 1 and all(map(places.ONLY_PLACE.fullmatch, named[:-1])) else None
    return [*(name + named[-1][last.end() :] for name in named[:-1]), named[-1]] if last else named


def _names_passed(before: Discourse, count: int) -> list[str]:
    """The clauses right before that are names of a list of ``count`` and nothing else."""
    clauses: list[str] = []
    for words in reversed(before.passed[1 - count :] if count > 1 else ()):
        if not measuring.measures_nothing(words) or verbs.leading_verb(cleaning.clean(words)):
            break
        clauses.insert(0, cleaning.clean(words))
    return clauses


def _ranked(words: str, measured_of_each: str, count: int) -> list[str]:
    """The names of those that come first in something, each with that."""
    named = listing.subjects(cleaning.clean(words), count)
    return [name + measured_of_each for name in named] if len(named) == count else []


def _listed_before(words: str, count: int, *, alone: bool) -> list[str]:
    """The names of a list of which the clause before says how they fared (甲、乙等产业较快增长，产值分别增长3%、4%) or that they come
    first (产值增速居前的行业是造船、纺织业，分别增长3%、4%), or says nothing, where the numbers have no words of their own and stand
    ``alone``: 衣着类、居住类，分别上涨2%、1%."""
    if ranked := _RANKED.match(words) if count > 1 else None:
        return _ranked(words[ranked.end() :], cleaning.clean(ranked["of"]), count)
    match = _FARED.search(words) if count > 1 else None
    if match is None and not (alone and count > 1 and joint.is_list(words)):
        return []
    named = listing.subjects(cleaning.clean_list(words[: match.start()] if match else words), count)
    if match and len(named) == 1:
        named = [*joint.both(named[0])]  # 城乡居民收入与经济增长同步，分别增长5%、7%
    told = match is not None or all(map(measuring.measures_nothing, named))
    return named if told and len(named) == count else []


def _measured_before(count: int, before: Discourse) -> list[str]:
    """The names of a list that the clause before is: 造船、纺织产业营业收入，分别为12亿元、9亿元; 在投资、出口方面，分别增长5%、
    6%."""
    if not before.passed or before.level_count or not joint.is_list(before.passed[-1]):
        return []
    field = _FIELDS_LISTED.fullmatch(before.passed[-1])
    named = listing.subjects(cleaning.clean_list(field["of"] if field else before.passed[-1]), count)
    measured = all(terms.MEASURES.ending(name) or terms.HALVES.ending(name) for name in named)
    return named if len(named) == count and measured else []


def _named_as_one(count: int, before: Discourse) -> list[str]:
    """The names of a list that the last number was said of together: 财政收入、税收双双突破5亿元，分别达到6亿元和5.5亿元."""
    last = before.last
    if last is None or not last.leaves.is_level or not joint.is_list(last.indicator):
        return []
    named = listing.subjects(last.indicator, count)
    return named if len(named) == count and all(map(terms.MEASURES.ending, named)) else []


def _dealt(listed_names: list[str], count: int, before: Discourse) -> tuple[str, ...]:
    """The names of a list of ``count`` numbers: one each, or those of the list or levels before, or one for all."""
    named = listed_names
    # 投资增长20%，居全省第12位，增速分别较一季度、上半年回落1个、2个百分点
    growing = before.last is not None and before.last.kind in {FigureKind.GROWTH, FigureKind.RANK}
    if named in _NOTHING and growing and (before.level_count < count or len(set(before.last_levels(count))) == 1):
        named = [before.name]
    if len(named) == 1 and count > 1:
        named = joint.both(named[0])
        if _is_of_each_told(named[0], count, before):
            return tuple(deeds.thing(level) + named[0] for level in before.last_levels(count))
    if len(named) == count:
        return tuple(named)
    of_one = _of_each_counted(named[0], count, before) if len(named) == 1 else ()
    return of_one or _dealt_again(named, count, before)


def _is_of_each_told(name: str, count: int, before: Discourse) -> bool:
    """Whether a rate or a size is told of each thing that the sentence counted, and not of money: 建议5件、提案6件，满意率分别为;
    新增高速公路9公里、铁路8公里，总里程分别达; 省级渔港5个、市级渔港9个，投资完成率分别为."""
    told_of_each = terms.OF_EACH.ending(name) == name or name in terms.DIMENSIONS
    # 省级渔港项目5个、市级渔港项目9个，年度计划投资分别为
    told_of_each = told_of_each or (name in terms.OWNED and all(map(terms.OWNERS.ending, before.last_levels(count))))
    of_amounts = name in terms.OWNED and bool(terms.MEASURES.ending(before.name))
    return told_of_each and before.level_count == count and not of_amounts


def _of_each_counted(name: str, count: int, before: Discourse) -> tuple[str, ...]:
    """What each of those has that were counted last (初中18所、高中6所，在校生分别为9000人、8000人), or that a list named
    (水稻、玉米播种面积分别为9万亩、8万亩，总产分别达6万吨、3万吨); none for anything else."""
    if 1 < count == len(before.dealt):
        alike = tuple(parting.sibling(name, each) for each in before.dealt)
        return alike if name not in alike else ()
    kind = terms.BELONGINGS.meaning.get(name, "")
    owners = [owning.possessor(level, counted=True) for level in before.last_levels(count)] if kind else []
    told = [owner.name for owner in owners if owner is not None and owner.kind == kind]
    return tuple(each + name for each in told) if len(set(told)) == count else ()


def _dealt_again(named: list[str], count: int, before: Discourse) -> tuple[str, ...]:
    levels = _amounts_counted(count, before) or _come_to(count, before)
    if listed_before := _of_those_listed(named, count, before, levels):
        return listed_before
    if before.level_count >= count:
        if not named:
            return levels
        if len(named) == 1 and named[0] in CUMULATIVE:
            # 书店、影院分别新增3家和2家，累计分别达到30家和20家
            return tuple(map(cumulative, levels))
    if len(named) == 1 and len(set(levels)) == count and named[0] == levels[-1]:
        return levels  # 3个省级、8个市级项目分别完成投资2亿元、5亿元
    if len(named) <= 1:
        return tuple((named or [""]) * count)
    return ("、".join(named),) * count


def _come_to(count: int, before: Discourse) -> tuple[str, ...]:
    """The names of the last levels; each once where each was told with what it came from: 甲由3吨增到4吨，乙由5吨增到6吨."""
    return _each_once(before.last_levels(2 * count), count)


def _each_once(told: tuple[str, ...], count: int) -> tuple[str, ...]:
    """The last of the names that were told, so many; of twice as many that each stand twice in a row, each once."""
    twice = len(set(told)) == count and told[::2] == told[1::2]
    return told[::2] if twice else told[-count:]


def _amounts_counted(count: int, before: Discourse) -> tuple[str, ...]:
    """The names of the amounts among as many counts and amounts by turns: 8个甲项目投资3亿元、5个乙项目投资2亿元，分别增长5%、6%."""
    both = before.last_levels(2 * count)
    amounts = tuple(filter(terms.MEASURES.ending, both))
    alternate = len(amounts) == count and both[1::2] == amounts
    return amounts if alternate and all(map(str.startswith, amounts, both[::2])) else ()


def _of_those_listed(named: list[str], count: int, before: Discourse, levels: tuple[str, ...]) -> tuple[str, ...]:
    """The names of a list that leans on the list before it; none where it does not."""
    if not named and len(levels) == count and all(map(str.startswith, before.dealt, levels)):
        return levels  # 事故20起，死亡21人，同比减少7起、7人，分别下降25.9%、25.0%
    if len(before.dealt) != count or (not named and _are_later(levels, count, before)):
        return ()
    if not named or named[0].startswith(TOWARDS):
        # 对经济增长的贡献率分别为: each of those just listed
        return tuple(changes.contributor(name) + "".join(named) for name in before.dealt)
    if changes.CONTRIBUTES.match(named[0]):
        return tuple(changes.contributor(name) + named[0] for name in before.dealt)
    return _of_the_same(named[0], before.dealt) if len(named) == 1 else ()


def _of_the_same(measure: str, dealt: tuple[str, ...]) -> tuple[str, ...]:
    """What is measured of those that a list was dealt to; none where it is not of them."""
    if measure in terms.OWNED and all(map(terms.OWNED.ending, dealt)):
        # 省、市项目分别完成投资3亿元、4亿元，投资完成率分别为5%、6%
        return tuple(name.removesuffix(terms.OWNED.ending(name)) + measure for name in dealt)
    if not measuring.is_bare_measure(measure):
        # 甲市、乙县气温分别为9℃、8℃，降水量分别为90毫米、80毫米
        places = [match[0] for name in dealt if (match := _PLACE.match(name))]
        distinct = len(set(places)) == len(dealt) and not _PLACE.match(measure)
        return tuple(place + measure for place in places) if distinct else ()
    # 甲业、乙业产值分别增长3%、4%，利润分别增长5%、6%
    owners = tuple(map(measuring.owner_in, dealt))
    return () if any(map(terms.MEASURES.ending, owners)) else tuple(owner + measure for owner in owners)


def _are_later(levels: tuple[str, ...], count: int, before: Discourse) -> bool:
    """Whether as many levels were told since a list was dealt to its names, so that the next one is of them: 甲、乙分别增长3%、4%，
    丙5亿元，丁6亿元，分别增长7%、8%; 丙5亿元，增长2%，丁6亿元，增长3%，分别完成年计划的50%、60%."""
    if before.last is None or before.last.kind not in {_LEVEL, FigureKind.GROWTH} or len(levels) != count:
        return False
    return levels[-1] == before.last.indicator and set(levels).isdisjoint(before.dealt)
