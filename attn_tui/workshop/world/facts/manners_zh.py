"""Greetings, thanks, questions and answers, school, shopping, food, weather and family, in Chinese."""

from __future__ import annotations

from attn_tui.workshop.world.facts.draw import Draw, frames
from attn_tui.workshop.world.facts.pools_zh import LARGE
from attn_tui.workshop.world.facts.primer_zh import how_many
from attn_tui.workshop.world.facts.tables_zh import DAYS, FAMILY, WEATHER
from attn_tui.workshop.world.facts.words import split, vocabulary

_WORDS = vocabulary("zh")
_GIRLS = _WORDS.words("girls")
_BOYS = _WORDS.words("boys")
_NAMES = _GIRLS + _BOYS
_THINGS = tuple(noun for noun in _WORDS.nouns("things", "clothes") if noun.one not in LARGE)
_GOODS = _WORDS.nouns("things", "clothes", "food")
_FOODS = _WORDS.words("food", "stuff")
_DRINKS = _WORDS.words("drinks")
_SUBJECTS = tuple(word.removesuffix("课") for word in _WORDS.words("subjects"))
_VERBS = _WORDS.words("verbs")
_SKILLS = split(
    "游泳 唱歌 跳舞 画画 写字 做饭 骑车 滑冰 滑雪 下棋 弹琴 打鼓 踢球 打球 吹口哨 包饺子 爬树 跳绳 讲故事 折纸 划船 修车"
)
_COLOURS = _WORDS.words("colours")
_PLACES = _WORDS.words("places")
_FEELINGS = _WORDS.words("feelings")
_CITIES = _WORDS.words("cities")

_THANKS = frames("""
谢谢<|你|您>！——不客气<。|！>
谢谢。不客气。
谢谢你。不用谢。
“谢谢<|你>，{n}！”“不<客气|用谢>。”
“谢谢你的{x}。”{m}说。“不客气。”{n}说。
{n}送给{m}一{q}{x}。{m}说：“谢谢！”{n}说：“不客气！”
{n}帮了{m}的忙。“谢谢你！”“<不客气|不用谢|别客气>。”
“多谢你的帮助。”“<不用谢|不客气|应该的>。”
“太谢谢你了！”“<哪里哪里|没什么|不客气>。”
{m}对{n}说谢谢，{n}说不客气。
别人帮助你，你要说谢谢。
别人说谢谢，你就说不客气。
{n}说：“谢谢！”{m}说：“不用谢！”
“给你{x}。”“谢谢！”“不客气！”
""")
_SORRY = frames("""
对不起<。|！>——没关系<。|！>
对不起。没关系。
“对不起<|，{n}>。”“没关系<|，{m}>。”
“对不起，我来晚了。”“没关系，<请进|请坐|快坐吧>。”
“真对不起！”“没事儿<|，别放在心上>。”
“不好意思，<我忘了|我来晚了|我弄错了>。”“没关系。”
{n}弄坏了{m}的{x}。{n}说：“对不起！”{m}说：“没关系。”
{n}踩了{m}的脚，连忙说：“对不起！”{m}说：“没关系。”
做错了事，要说对不起。
别人说对不起，我们说没关系。
“请原谅，我把你的{x}弄丢了。”“没关系，那是旧的。”
""")
_GREETINGS = frames("""
你好！——你好！
“你好，{n}！”“你好，{m}！”
“你好吗？”“我很好，谢谢。你呢？”“我也很好。”
“{n}，你好吗？”“<我很好|很好>，谢谢你。”
“最近怎么样？”“<还不错|很好|挺好的>，谢谢。”
“你叫什么名字？”“我叫{n}。”“很高兴认识你。”
“你叫什么名字？”“我叫{n}，你呢？”“我叫{m}。”
你叫什么名字？我叫{n}。
我叫{n}，今年{k}岁。
“你几岁了？”“我{k}岁<了|>。”
“{n}，你今年多大了？”“我{k}岁了。”
“老师好！”“同学们好！”
“早上好，{n}！”“早上好，{m}！”
“再见，{n}！”“再见，<明天见|{m}>！”
“再见！”“再见！”
“明天见！”“明天见！”
“晚安！”“晚安，做个好梦！”
“生日快乐，{n}！”“谢谢<|你>！”
“新年快乐！”“新年快乐！”
“你从哪里来？”“我从{city}来。”
“你是哪里人？”“我是{city}人。”
“你住在哪里？”“我住在{city}。”
“你家在哪里？”“我家在{city}。”
“这是我的朋友{n}。”“你好，{n}！我是{m}。”
“欢迎你，{n}！请进！”“谢谢！”
“好久不见，{n}！”“好久不见，{m}！”
“请问，你是{n}吗？”“<是的，我是{n}|不是，我是{m}>。”
“那是谁？”“那是{n}，我的<朋友|同学|弟弟|哥哥>。”
见面说你好，分别说再见。
""")


def thanks(draw: Draw) -> str:
    """Thanks and sorry, with their answers."""
    n, m = draw.some(_NAMES, 2)
    x = draw.one(_THINGS)
    return draw.say(_THANKS if draw.chance(0.6) else _SORRY, n=n, m=m, x=x.one, q=x.measure)


def greetings(draw: Draw) -> str:
    """Greetings, names and goodbyes."""
    n, m = draw.some(_NAMES, 2)
    return draw.say(_GREETINGS, n=n, m=m, k=how_many(draw.between(3, 12)), city=draw.one(_CITIES))


_LIKES = frames("""
你喜欢{x}吗？<喜欢|很喜欢>。
你喜欢吃{x}吗？喜欢<|，我喜欢吃{x}>。
你喜欢吃{x}吗？不喜欢，我喜欢吃{y}。
你喜欢喝{d}吗？<喜欢|不喜欢，我喜欢喝{e}>。
“你喜欢吃{x}吗？”{n}问。“<喜欢|不喜欢>。”{m}说。
你想吃什么？我想吃{x}。
你想喝什么？我想喝{d}。
你想吃{x}还是{y}？我想吃{x}。
你要喝{d}还是{e}？我要喝{e}。
{n}喜欢吃{x}，{m}也喜欢吃{x}。
{n}喜欢吃{x}，{m}喜欢吃{y}。
{n}喜欢吃{x}，不喜欢吃{y}。
{n}爱喝{d}，{m}爱喝{e}。
{n}饿了，想吃{x}。
{n}渴了，想喝{d}。
饿了就吃饭，渴了就喝水，困了就睡觉。
“来一<杯|点>{d}吗？”“<好的，谢谢|不用了，谢谢>。”
“你饿吗？”“饿了。”“那吃点{x}吧。”
“你渴吗？”“渴了。”“请喝一杯{d}。”
你最喜欢吃什么？我最喜欢吃{x}。
{x}好吃吗？<很好吃|好吃极了>。
""")
_QUESTIONS = frames("""
你会{v}吗？<会，我会{v}|会|不会，我会{w}>。
“{n}，你会{v}吗？”“<会|不会>。”
{n}会{v}吗？<会|不会，{n}会{w}>。
{n}会{v}，{m}也会{v}。
{n}会{v}，<可是|但是>不会{w}。
{n}会{v}，{m}会{w}。
这是你的{x}吗？<是的，谢谢|不是，是{n}的>。
这是谁的{x}？<这|>是{n}的<{x}|>。
这{q}{x}是谁的？是我的。
你有{x}吗？<有，我有一{q}{x}|没有>。
{n}有{x}吗？<有|没有，{n}有{y}>。
你{f}吗？<是的，我很{f}|不，我不{f}>。
{n}今天<{f}|很{f}>吗？<是的，很{f}|不，{n}很{g}>。
{n}在哪里？<{n}|>在{place}。
你去哪里？我去{place}。
“{n}，你要去哪里？”“我要去{place}。”
{n}在做什么？<{n}|>在{v2}。
你在做什么？我在{v2}。
你在找什么？我在找{x}。
你长大了想做什么？我想当<老师|医生|画家|歌手|厨师|警察|作家>。
谁在门口？是{n}。
<盒子|书包|篮子>里有什么？有一{q}{x}。
这是什么？这是一{q}{x}。
你手里拿着什么？<我手里|>拿着一{q}{x}。
{n}为什么哭了？因为<他|她>的{x}丢了。
你为什么高兴？因为我有了新的{x}。
""")


def likes(draw: Draw) -> str:
    """Food and drink that someone likes, asked and answered."""
    x, y = draw.some(_FOODS, 2)
    d, e = draw.some(_DRINKS, 2)
    n, m = draw.some(_NAMES, 2)
    return draw.say(_LIKES, x=x, y=y, d=d, e=e, n=n, m=m)


def questions(draw: Draw) -> str:
    """Simple questions with their answers."""
    v, w = draw.some(_SKILLS, 2)
    x, y = draw.some(_THINGS, 2)
    f, g = draw.some(_FEELINGS, 2)
    place = draw.one(_PLACES)
    shown = draw.one(draw.one(_QUESTIONS))
    n = draw.one(_BOYS if "他的" in shown else _GIRLS if "她的" in shown else _NAMES)
    m = draw.one(_NAMES)
    while m == n:
        m = draw.one(_NAMES)
    fields = {"q": x.measure, "place": place, "v2": draw.one(_VERBS), "n": n, "m": m}
    return shown.format_map({"v": v, "w": w, "x": x.one, "y": y.one, "f": f, "g": g, **fields})


_REQUESTS = frames("""
“请问，我可以<借|用>一下你的{x}吗？”“<可以|当然可以>，给你。”“谢谢！”
“请把{x}<给我|递给我>。”“<好的，给你|给>。”“谢谢。”
“你能帮帮我吗？”“<当然可以|可以|好的>。”
“请帮我<开门|关门|开灯|关灯>。”“好的。”
请<坐|进|喝茶|安静|等一下|慢走|排队>。
“{n}，请<坐下|过来|小声一点|别跑>。”“好的<|，{m}>。”
“我们去{place}吧！”“<好啊|好的|好主意>！”
“我们一起去{place}，好吗？”“好<啊|的>！”
“请问，{place}在哪里？”“<就在前面|在{place2}旁边|在{place2}对面|往左走|往右走>。”“谢谢！”
“请问，去{place}怎么走？”“一直往前走，再往<左|右>拐。”“谢谢！”“不客气！”
“我可以进来吗？”“请进！”
“要我帮忙吗？”“好的，谢谢你！”
“别<着急|担心|害怕|难过>，{n}。”“谢谢你，{m}。”
“请小声一点，宝宝睡着了。”“对不起，我知道了。”
""")
_SHOPPING = frames("""
“{x}多少钱一{q}？”“{k}块钱一{q}。”“我买{j}{q}。”
“这{q}{x}多少钱？”“{k}块钱。”“好，我买了。”
“请问有{x}吗？”“<有，您要几{q}|有>？”“要{j}{q}。”
“您要买什么？”“我想买{j}{q}{x}。”“一共{k}块钱。”
“您要什么颜色的？”“我要{c}的。”
“我想买一{q}{x}。”“好的，给您。”“谢谢！”
{n}去商店买了{j}{q}{x}。
{n}在市场买了{j}{q}{x}，花了{k}块钱。
{n}想买{x}，可是太贵了。
{n}没有{x}，就去商店买了一{q}。
这{q}{x}太贵了，那{q}便宜。
“便宜一点，好吗？”“好吧，{k}块钱给你。”
{n}付了钱，拿了{x}，说了声谢谢。
买书去书店，买面包去面包店。
""")
_SHOPPING = _SHOPPING[:2] + frames("“请问有{x}吗？”“有，您要几{q}？”“要{j}{q}。”") + _SHOPPING[3:]


def requests(draw: Draw) -> str:
    """Polite requests and talk in a shop."""
    n, m = draw.some(_NAMES, 2)
    x = draw.one(_GOODS)
    place, place2 = draw.some(_PLACES, 2)
    counted = {"k": how_many(draw.between(2, 20)), "j": how_many(draw.between(1, 6)), "q": x.measure}
    if draw.chance(0.5):
        return draw.say(_REQUESTS, n=n, m=m, x=draw.one(_THINGS).one, place=place, place2=place2)
    return draw.say(_SHOPPING, n=n, m=m, x=x.one, c=draw.one(_COLOURS), **counted)


_SCHOOL = frames("""
{n}坐<公共汽车|校车|地铁>上学，{m}走路上学。
{n}骑自行车上学，{m}坐<公共汽车|校车|地铁>上学。
{n}每天<坐公共汽车|坐校车|骑自行车|走路|坐地铁>去学校。
你怎么去学校？我<坐公共汽车|坐校车|骑自行车|走路|坐地铁>去学校。
你怎么上学？我<坐公共汽车|坐校车|骑自行车|走路|坐地铁>上学。
{n}怎么上学？{n}<坐公共汽车|坐校车|骑自行车|走路|坐地铁>上学。
{n}家离学校很近，<每天|所以>走路上学。
{n}家离学校很远，<每天|所以><坐公共汽车|坐校车|坐地铁>上学。
{day}{n}有{s}课和{t}课。
今天我们<有|上>{s}课。
{n}最喜欢{s}课，{m}最喜欢{t}课。
你最喜欢什么课？我最喜欢{s}课。
{n}喜欢{s}，不喜欢{t}。
什么时候上{s}课？{day}上{s}课。
老师教{n}{s}。
老师教我们{s}，我们认真<听|学>。
在学校，我们学习<读书和写字|{s}和{t}>。
上课了，同学们走进教室。
下课了，同学们去操场玩。
放学了，{n}<回家|和{m}一起回家>。
老师问问题，{n}举手回答。
{n}先做作业，然后再去玩。
{n}把<课本|作业本|文具盒>放进书包里。
我们在图书馆看书，在操场上打球。
{n}打开书<认真地读|读起来>，{m}拿起笔写字。
老师在黑板上写字，学生在本子上写字。
""")
_WEATHER = frames("""
{w}，要{wear}。
{w}，{n}<要|得>{wear}。
今天{w}，我们{do}<吧|>。
{w}，{n}和{m}去{do2}。
“今天天气怎么样？”“{w}。”
“{w}。”{n}说。“记得{wear}。”{m}说。
因为{w}，所以{n}{wear}。
{w}，妈妈让{n}{wear}。
{w}，我们应该{wear}。
今天<是晴天|天气很好>，太阳<出来了|红红的>，我们去公园玩。
今天是阴天，天上有很多云。
天上乌云很多，快要下雨了。
雨停了，天上出现了彩虹。
下雨了，地上湿了。
太阳出来了，雪化了。
刮大风了，树叶飞起来了。
天气冷了，多穿点衣服。天气热了，少穿点衣服。
昨天下雨，今天是晴天。
今天天气怎么样？今天<很冷|很热|下雨|下雪|刮风|是晴天>。
""")


def school(draw: Draw) -> str:
    """How one goes to school and what is learned there."""
    s, t = draw.some(_SUBJECTS, 2)
    n, m = draw.some(_NAMES, 2)
    return draw.say(_SCHOOL, n=n, m=m, s=s, t=t, day=draw.one(DAYS[:5]))


def weather(draw: Draw) -> str:
    """The weather and what to wear and do."""
    n, m = draw.some(_NAMES, 2)
    w, wear, do = draw.one(WEATHER)
    if do.startswith(("在", "待", "喝", "慢", "穿")):
        return draw.say(_WEATHER[:2] + _WEATHER[4:], w=w, wear=wear, do=do, n=n, m=m)
    return draw.say(_WEATHER, w=w, wear=wear, do=do, do2=do.removeprefix("去"), n=n, m=m)


_FAMILY = frames("""
{a}是{b}。
我{a}是我的{b}。
{a}叫什么？叫{b}。
{a}应该怎么叫？<应该|>叫{b}。
{a}，我们叫{b}。
我叫{a}{b}。
谁是你的{b}？{a}是我的{b}。
""")
_FAMILIES = frames("""
{n}是{b}的妈妈，{b}是{n}的儿子。
{b}是{n}的爸爸，{n}是{b}的女儿。
{b}是{n}的哥哥，{n}是{b}的妹妹。
{n}是{b}的姐姐，{b}是{n}的弟弟。
{b}是{n}的爷爷，{n}是{b}的孙女。
{n}是{b}的奶奶，{b}是{n}的孙子。
你家有几口人？<我家有|>三口人：爸爸、妈妈和我。
我家有四口人：爸爸、妈妈、<哥哥|姐姐|弟弟|妹妹>和我。
我家有五口人：爷爷、奶奶、爸爸、妈妈和我。
你有<哥哥|弟弟>吗？有，他叫{b}。
你有<姐姐|妹妹>吗？有，她叫{n}。
{n}有一个<哥哥|弟弟>，他叫{b}。
{b}有一个<姐姐|妹妹>，她叫{n}。
妈妈爱孩子，孩子也爱妈妈。
哥哥是男孩，姐姐是女孩。
爷爷奶奶老了，孙子孙女还小。
爸爸是男的，妈妈是女的。
""")


def family(draw: Draw) -> str:
    """The words for one's family."""
    if draw.chance(0.5):
        a, word = draw.one(FAMILY)
        return draw.say(_FAMILY, a=a, b=word)
    return draw.say(_FAMILIES, n=draw.one(_GIRLS), b=draw.one(_BOYS))


SUBJECTS = (
    (thanks, 3.5),
    (greetings, 3.5),
    (likes, 2.5),
    (questions, 3),
    (requests, 2.5),
    (school, 3),
    (weather, 2.5),
    (family, 2),
)
"""Makers of this file and how often each is drawn."""
