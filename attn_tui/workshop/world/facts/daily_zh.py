"""What goes together, where one does what, what things are made of, how they compare, in Chinese."""

from __future__ import annotations

from attn_tui.workshop.world.facts.draw import Draw, frames, joined
from attn_tui.workshop.world.facts.tables_en import rows
from attn_tui.workshop.world.facts.words import split, vocabulary

_WORDS = vocabulary("zh")
_NAMES = _WORDS.words("girls", "boys")

# 量；东西；怎么用
_PORTIONS = rows("""
一杯; 茶; 喝
一杯; 咖啡; 喝
一杯; 牛奶; 喝
一杯; 水; 喝
一瓶; 果汁; 买
一瓶; 水; 买
一碗; 汤; 喝
一碗; 米饭; 吃
一碗; 面条; 吃
一碗; 粥; 喝
一片; 面包; 吃
一块; 蛋糕; 吃
一块; 巧克力; 吃
一块; 豆腐; 买
一张; 纸; 拿
一双; 鞋; 买
一双; 筷子; 拿
一副; 手套; 买
一束; 花; 买
一串; 葡萄; 吃
一盒; 铅笔; 买
一袋; 米; 买
一罐; 蜂蜜; 打开
一篮; 苹果; 提
一篮; 鸡蛋; 提
一盘; 饺子; 吃
一壶; 茶; 泡
""")
_PORTION_FRAMES = frames("""
我想{do}{q}{x}。
{n}想{do}{q}{x}。
你要{q}{x}吗？<要，谢谢|不要，谢谢>。
请给我{q}{x}。——给你。
{n}给了{m}{q}{x}。
桌子上有{q}{x}。
{n}，这{q}{x}给你。——谢谢。
{n}有{q}{x}，{m}也有{q}{x}。
妈妈拿来了{q}{x}。
你要{do}什么？我要{do}{q}{x}。
{n}{do}了{q}{x}。
""")


def portions(draw: Draw) -> str:
    """A cup of this, a slice of that."""
    q, x, do = draw.one(_PORTIONS)
    n, m = draw.some(_NAMES, 2)
    return draw.say(_PORTION_FRAMES, q=q, x=x, do=do, n=n, m=m).replace("，这一", "，这")


_PLACES = rows("""
看书; 图书馆
买菜; 市场
看动物; 动物园
看电影; 电影院
寄信; 邮局
坐火车; 火车站
坐飞机; 机场
游泳; 游泳池
睡觉; 卧室
做饭; 厨房
看病; 医院
学习; 学校
散步; 公园
吃饭; 饭馆
买面包; 面包店
洗澡; 浴室
堆沙堡; 海滩
种菜; 菜园
看文物; 博物馆
等车; 车站
挤牛奶; 农场
采蘑菇; 森林
钓鱼; 河边
取钱; 银行
买书; 书店
看戏; 剧院
跑步; 操场
上课; 教室
买药; 药店
理发; 理发店
""")
_PLACE_FRAMES = frames("""
我们在{where}{do}。
{n}在{where}{do}。
{n}去{where}{do}。
在哪里{do}？在{where}{do}。
在哪里可以{do}？{where}。
去{where}做什么？去{where}{do}。
你去哪里{do}？我去{where}{do}。
要{do}，就去{where}。
{n}想{do}，就去了{where}。
{where}可以{do}。
“我们去{where}{do}吧。”{n}说。
<上午|下午>，{n}和{m}去{where}{do}。
""")


def places(draw: Draw) -> str:
    """What one does in a place."""
    do, where = draw.one(_PLACES)
    n, m = draw.some(_NAMES, 2)
    return draw.say(_PLACE_FRAMES, do=do, where=where, n=n, m=m)


_FEELINGS = rows("""
难过; 哭
高兴; 笑
饿; 吃饭
渴; 喝水
累; 休息
困; 睡觉
病; 看医生
冷; 穿外套
热; 脱外套
脏; 洗澡
害怕; 躲起来
无聊; 玩游戏
口渴; 喝茶
生病; 吃药
""")
_FEELING_FRAMES = frames("""
{f}了就{do}。
{f}的时候，我们{do}。
我{f}的时候就{do}。
{f}了怎么办？{f}了就{do}。
{f}的时候你做什么？我{do}。
{n}{f}了，想{do}。
{n}{f}了，所以想{do}。
{n}为什么{do}？因为{n}{f}了。
因为{f}了，所以{n}要{do}。
“我{f}了。”{n}说。“那就{do}吧。”{m}说。
如果{f}了，就应该{do}。
""")


def feelings(draw: Draw) -> str:
    """What one does when one feels so."""
    f, do = draw.one(_FEELINGS)
    n, m = draw.some(_NAMES, 2)
    return draw.say(_FEELING_FRAMES, f=f, do=do, n=n, m=m)


_MADE_OF = rows("""
桌子; 木头
椅子; 木头
门; 木头
窗户; 玻璃
瓶子; 玻璃
书; 纸
风筝; 纸
钥匙; 铁
刀; 铁
围巾; 羊毛
衬衫; 棉布
皮鞋; 皮
戒指; 金子
雪人; 雪
杯子; 瓷
房子; 砖头
墙; 砖头
铅笔; 木头
馒头; 面粉
面包; 面粉
豆浆; 黄豆
豆腐; 黄豆
奶酪; 牛奶
""")
_MADE_FRAMES = frames("""
{a}是{b}做的。
{a}是用{b}做的。
{a}是用什么做的？<是|>用{b}做的。
{b}可以做{a}。
这个{a}是用{b}做的吗？是的。
{n}用{b}做{a}。
人们用{b}做{a}。
""")


def made(draw: Draw) -> str:
    """What a thing is made of."""
    a, b = draw.one(_MADE_OF)
    text = draw.say(_MADE_FRAMES, a=a, b=b, n=draw.one(_NAMES))
    return text.removeprefix("这个")


_SIZES = split("蚂蚁 小鸟 兔子 狗 羊 牛 大象")
_SPEEDS = split("蜗牛 牛 狗 马 汽车 火车 飞机")
_COMPARED = frames("""
{x}比{y}{more}。
{y}比{x}{less}。
{x}和{y}，哪个{more}？{x}{more}。
{x}和{y}比，{y}{less}。
{y}比{x}{more}吗？不，{y}比{x}{less}。
{x}比{y}{more}吗？是的。
{x}比{y}{more}，{y}比{z}{more}。
{z}、{y}和{x}，{x}最{more}。
{z}、{y}和{x}，哪个最{more}？{x}最{more}。
{z}、{y}和{x}，哪个最{less}？{z}最{less}。
{y}没有{x}{more}。
""")


def comparing(draw: Draw) -> str:
    """Which is bigger or faster."""
    row, more, less = draw.one(((_SIZES, "大", "小"), (_SPEEDS, "快", "慢")))
    z, y, x = sorted(draw.some(range(len(row)), 3))
    return draw.say(_COMPARED, x=row[x], y=row[y], z=row[z], more=more, less=less)


_MOVES = rows("""
小鸟; 在天上飞
鱼; 在水里游
青蛙; 会跳
马; 跑得快
兔子; 蹦蹦跳跳
猴子; 会爬树
蜗牛; 爬得慢
鸭子; 会游泳
大雁; 往南飞
小狗; 会看家
小猫; 会抓老鼠
公鸡; 会打鸣
母鸡; 会下蛋
奶牛; 会产奶
飞机; 在天上飞
轮船; 在海上开
火车; 在铁路上跑
汽车; 在公路上跑
小船; 在水上漂
星星; 在天上亮着
""")
_MOVE_FRAMES = frames("""
{x}{do}。
{x}{do}，{y}{do2}。
{x}{do}，{y}{do2}，我都知道。
看，{x}{do}！
谁{do}？{x}{do}。
我知道{x}{do}。
{n}说：“{x}{do}。”{m}说：“{y}{do2}。”
什么{do}？{x}。
""")


def moving(draw: Draw) -> str:
    """What animals do and where vehicles go."""
    (x, do), (y, do2) = draw.some(_MOVES[:14] if draw.chance(0.7) else _MOVES[14:], 2)
    n, m = draw.some(_NAMES, 2)
    return draw.say(_MOVE_FRAMES, x=x, do=do, y=y, do2=do2, n=n, m=m)


_CROWDS = rows("""
一群; 羊
一群; 孩子
一对; 燕子
一排; 大树
一堆; 树叶
一队; 学生
一窝; 小鸟
一座; 山
一条; 河
一阵; 风
一场; 雨
一道; 彩虹
一颗; 星星
一轮; 月亮
一朵; 花
一片; 草地
一首; 歌
一个; 故事
一句; 话
一节; 课
一家; 商店
一所; 学校
一间; 教室
一位; 老师
一位; 客人
一名; 学生
""")
_CROWD_FRAMES = frames("""
{q}{x}。
{n}看见了{q}{x}。
前面有{q}{x}。
{q}{x}，{r}{y}。
画上有{q}{x}和{r}{y}。
你看，那里有{q}{x}！
那里有什么？那里有{q}{x}。
我们说{q}{x}，{r}{y}。
{n}画了{q}{x}，{m}画了{r}{y}。
""")
_ABSTRACT = frozenset(split("风 雨 歌 故事 话 课"))


def crowds(draw: Draw) -> str:
    """Groups and other things with their measure words."""
    (q, x), (r, y) = draw.some(_CROWDS, 2)
    n, m = draw.some(_NAMES, 2)
    shown = (_CROWD_FRAMES[0], _CROWD_FRAMES[3], _CROWD_FRAMES[7]) if {x, y} & _ABSTRACT else _CROWD_FRAMES
    return draw.say(shown, q=q, x=x, r=r, y=y, n=n, m=m)


SUBJECTS = (
    (portions, 2),
    (joined(places, ""), 2),
    (joined(feelings, ""), 2),
    (made, 1),
    (comparing, 1.5),
    (joined(moving, ""), 2),
    (crowds, 1),
)
"""Makers of this file and how often each is drawn."""
