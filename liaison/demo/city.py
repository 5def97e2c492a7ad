"""Who is there in the demo city? Its bodies, the people in their posts, and who may log in; all invented."""

from dataclasses import dataclass

from liaison.units.models import Category, OrganisationKind, PostKind

CITY, CITY_PREFIX = "澄岚市", "市"
DISTRICT, DISTRICT_PREFIX = "临溪区", "区"


@dataclass(frozen=True, slots=True)
class Body:
    """A unit that is there from the start; the rest are founded when a notice that names them is issued."""

    name: str  # as notices write it
    full_name: str
    category: Category = Category.DEPARTMENT
    canonical: str = ""  # of an organisation; a department's follows from its name
    kind: OrganisationKind | str = ""
    rank: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in a post of a body."""

    body: str
    kind: PostKind
    title: str
    name: str


@dataclass(frozen=True, slots=True)
class Player:
    """A demo account: its login and role, and whose post it acts from; administrators have none."""

    login: str
    role: str
    name: str


GOVERNMENT, GOVERNMENT_OFFICE, UNITED_FRONT = "市人民政府", "市政府办公室", "市委统战部"
NON_PARTY, ASSOCIATION = "无党派人士", "市知联会"


def _party(canonical: str, full_name: str, *, rank: str = "city") -> Body:
    ending = {"city": "市委会", "general_branch": "市总支部"}[rank]
    return Body(canonical + ending, full_name, Category.ORGANISATION, canonical, OrganisationKind.PARTY, rank)


# In official order.
BODIES = (
    Body(GOVERNMENT, "澄岚市人民政府", Category.GOVERNMENT),
    Body(GOVERNMENT_OFFICE, "澄岚市人民政府办公室", aliases=("市府办",)),
    Body(UNITED_FRONT, "中共澄岚市委统一战线工作部"),
    Body("市发展改革委", "澄岚市发展和改革委员会", aliases=("市发改委", "市发改局")),
    Body("市教育局", "澄岚市教育局"),
    Body("市科技局", "澄岚市科学技术局", aliases=("市科学技术局",)),
    Body("市工业和信息化局", "澄岚市工业和信息化局", aliases=("市工信局",)),
    Body("市民政局", "澄岚市民政局"),
    Body("市司法局", "澄岚市司法局"),
    Body("市财政局", "澄岚市财政局"),
    Body("市人力资源社会保障局", "澄岚市人力资源和社会保障局", aliases=("市人社局",)),
    Body("市生态环境局", "澄岚市生态环境局"),
    Body("市农业农村局", "澄岚市农业农村局"),
    Body("市商务局", "澄岚市商务局"),
    Body("市文化广电旅游局", "澄岚市文化广电旅游局"),
    Body("市卫生健康委", "澄岚市卫生健康委员会", aliases=("市卫健委",)),
    Body("市统计局", "澄岚市统计局"),
    Body("市政府外办", "澄岚市人民政府外事办公室", aliases=("市外办",)),
    _party("民革", "中国国民党革命委员会澄岚市委员会"),
    _party("民盟", "中国民主同盟澄岚市委员会"),
    _party("民建", "中国民主建国会澄岚市委员会"),
    _party("民进", "中国民主促进会澄岚市委员会"),
    _party("农工党", "中国农工民主党澄岚市委员会"),
    _party("致公党", "中国致公党澄岚市总支部委员会", rank="general_branch"),
    _party("九三学社", "九三学社澄岚市委员会"),
    Body(
        "市工商联",
        "澄岚市工商业联合会",
        Category.ORGANISATION,
        "工商联",
        OrganisationKind.FEDERATION,
        aliases=("市总商会",),
    ),
    Body(NON_PARTY, "", Category.ORGANISATION, "无党派人士", OrganisationKind.NON_PARTY),
    Body(
        ASSOCIATION,
        "澄岚市党外知识分子联谊会",
        Category.ORGANISATION,
        "知联会",
        OrganisationKind.ASSOCIATION,
    ),
)

HOLDERS = (
    Holder(GOVERNMENT, PostKind.CITY_LEADER, "市长", "顾景行"),
    Holder(GOVERNMENT, PostKind.CITY_LEADER, "常务副市长", "裴远山"),
    Holder(GOVERNMENT, PostKind.CITY_LEADER, "副市长", "纪舒"),
    Holder(GOVERNMENT, PostKind.CITY_LEADER, "副市长", "傅云深"),
    Holder(GOVERNMENT, PostKind.CITY_LEADER, "副市长", "方静川"),
    Holder(GOVERNMENT, PostKind.CITY_LEADER, "副市长", "乔望舒"),
    Holder(GOVERNMENT, PostKind.CITY_LEADER, "副市长", "秦以宁"),
    Holder(GOVERNMENT, PostKind.CITY_LEADER, "副市长", "谢知微"),
    Holder(GOVERNMENT_OFFICE, PostKind.LEADER_IN_CHARGE, "副主任", "卞怀谷"),
    Holder(GOVERNMENT_OFFICE, PostKind.SECTION_HEAD, "联络科科长", "容时雨"),
    Holder(GOVERNMENT_OFFICE, PostKind.SECTION_HEAD, "督查室主任", "钟砚秋"),
    Holder(UNITED_FRONT, PostKind.LEADER_IN_CHARGE, "副部长", "岑望亭"),
    Holder(UNITED_FRONT, PostKind.SECTION_HEAD, "党派科科长", "陆青崖"),
    Holder("市发展改革委", PostKind.LEADER_IN_CHARGE, "副主任", "霍临渊"),
    Holder("市发展改革委", PostKind.SECTION_HEAD, "办公室主任", "凌霜晓"),
    Holder("市发展改革委", PostKind.LIAISON_OFFICER, "联络员", "景澄怀"),
    Holder("市教育局", PostKind.PRINCIPAL, "局长", "祁慕言"),
    Holder("市教育局", PostKind.LEADER_IN_CHARGE, "副局长", "阮若溪"),
    Holder("市教育局", PostKind.SECTION_HEAD, "办公室主任", "邢闻笛"),
    Holder("市教育局", PostKind.LIAISON_OFFICER, "联络员", "施念桐"),
    Holder("市科技局", PostKind.LEADER_IN_CHARGE, "副局长", "穆观澜"),
    Holder("市科技局", PostKind.SECTION_HEAD, "规划科科长", "左听泉"),
    Holder("市科技局", PostKind.LIAISON_OFFICER, "联络员", "柯鹿鸣"),
    Holder("市商务局", PostKind.LEADER_IN_CHARGE, "副局长", "辛远帆"),
    Holder("市商务局", PostKind.SECTION_HEAD, "综合科科长", "巫晴岚"),
    Holder("市商务局", PostKind.LIAISON_OFFICER, "联络员", "虞知夏"),
    Holder("市卫生健康委", PostKind.LEADER_IN_CHARGE, "副主任", "宫白芷"),
    Holder("市卫生健康委", PostKind.SECTION_HEAD, "办公室主任", "戚云苓"),
    Holder("市卫生健康委", PostKind.LIAISON_OFFICER, "联络员", "屈半夏"),
    Holder("民革市委会", PostKind.PRINCIPAL, "主委", "路归鸿"),
    Holder("民革市委会", PostKind.SECRETARY, "秘书长", "蒲晚钟"),
    Holder("民革市委会", PostKind.LIAISON_OFFICER, "联络员", "席松涛"),
    Holder("民盟市委会", PostKind.PRINCIPAL, "主委", "管书珩"),
    Holder("民盟市委会", PostKind.SECRETARY, "秘书长", "冉思齐"),
    Holder("民盟市委会", PostKind.LIAISON_OFFICER, "联络员", "叶疏桐"),
    Holder("民建市委会", PostKind.PRINCIPAL, "主委", "印千帆"),
    Holder("民建市委会", PostKind.SECRETARY, "秘书长", "经维舟"),
    Holder("民建市委会", PostKind.LIAISON_OFFICER, "联络员", "卓明渠"),
    Holder("民进市委会", PostKind.PRINCIPAL, "主委", "闵若谷"),
    Holder("民进市委会", PostKind.SECRETARY, "秘书长", "桑叶鸣"),
    Holder("民进市委会", PostKind.LIAISON_OFFICER, "联络员", "牧之遥"),
    Holder("农工党市委会", PostKind.PRINCIPAL, "主委", "计苏木"),
    Holder("农工党市委会", PostKind.SECRETARY, "秘书长", "储杏林"),
    Holder("农工党市委会", PostKind.LIAISON_OFFICER, "联络员", "项秋蕙"),
    Holder("致公党市总支部", PostKind.PRINCIPAL, "主委", "符海晏"),
    Holder("致公党市总支部", PostKind.SECRETARY, "秘书长", "鄢帆影"),
    Holder("致公党市总支部", PostKind.LIAISON_OFFICER, "联络员", "丛雁回"),
    Holder("九三学社市委会", PostKind.PRINCIPAL, "主委", "仇格致"),
    Holder("九三学社市委会", PostKind.SECRETARY, "秘书长", "郁星垂"),
    Holder("九三学社市委会", PostKind.LIAISON_OFFICER, "联络员", "简澈"),
    Holder("市工商联", PostKind.PRINCIPAL, "主席", "乌广陌"),
    Holder("市工商联", PostKind.SECRETARY, "秘书长", "谷丰年"),
    Holder("市工商联", PostKind.LIAISON_OFFICER, "联络员", "隋行舟"),
    Holder(ASSOCIATION, PostKind.PRINCIPAL, "会长", "步青云"),
    Holder(ASSOCIATION, PostKind.SECRETARY, "秘书长", "宁若拙"),
    Holder(ASSOCIATION, PostKind.LIAISON_OFFICER, "联络员", "柏霁月"),
)

# One for each role; the names without a post above are the three administrators.
PLAYERS = (
    Player("coordinator", "government_coordinator", "容时雨"),
    Player("united-front", "united_front_coordinator", "陆青崖"),
    Player("department", "department_officer", "施念桐"),
    Player("department-leader", "department_leader", "阮若溪"),
    Player("organisation", "organisation_officer", "叶疏桐"),
    Player("secretary", "organisation_secretary", "冉思齐"),
    Player("city-leader", "city_leader", "傅云深"),
    Player("observer", "observer", "钟砚秋"),
    Player("system", "system_administrator", "程砚舟"),
    Player("security", "security_administrator", "温守正"),
    Player("audit", "audit_administrator", "邵明鉴"),
)

# Who is stood in for, who names the deputy, and who it is. The deputy's is no demo account:
# whoever logs in to the demo acts from one seat and lands on its page at once.
LENT = "department_officer"
DEPUTY_NAMED_BY = "department_leader"
DEPUTY, DEPUTY_LOGIN = "邢闻笛", "deputy"


def reached_at(holder: Holder, place: int) -> tuple[str, str]:
    """Room and telephone of the post that stands at the place in the list; no area has the code 000.

    >>> reached_at(HOLDERS[0], 1)
    ('1号楼 201', '000-0000-0001')
    """
    building = 1 if holder.body in {GOVERNMENT, GOVERNMENT_OFFICE} else 2
    floor, door = 2 + (place - 1) // 20, (place - 1) % 20 + 1
    return f"{building}号楼 {floor}{door:02}", f"000-0000-{place:04}"
