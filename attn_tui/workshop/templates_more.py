"""More nouns and frames, for the second stage: heads learn to do with any noun what they do with some.

Each line has a person and what only that one does, or a thing and, after bars, what it does or is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from attn_tui.workshop.templates_en import EN
from attn_tui.workshop.templates_zh import ZH
from attn_tui.workshop.words import Words


def _lines(block: str) -> Iterator[str]:
    return (line.strip() for line in block.strip().splitlines())


def _wider(words: Words, people: dict[str, str], things: str, frames: tuple[str, ...]) -> Words:
    """The words with these added; `people` by their pronouns, English nouns with their article."""
    article = "the " if words.lang == "en" else ""
    told = [
        (article + noun, pronoun, does)
        for pronouns, block in people.items()
        for noun, does in (line.split(" ", 1) for line in _lines(block))
        for pronoun in pronouns.split()
    ]
    does = tuple(
        (article + noun, tuple(ways)) for noun, *ways in (line.split("|") for line in _lines(things))
    )
    return replace(
        words,
        people=words.people + tuple((noun, pronoun) for noun, pronoun, _ in told),
        roles={**words.roles, **{noun: role for noun, _, role in told}},
        things=words.things + does,
        frames=words.frames + frames,
    )


EN_MORE = _wider(
    EN,
    people={
        "he she": """
        teacher taught the class
        doctor healed people
        driver drove all night
        judge made the law
        painter painted the wall
        pilot flew to Paris
        guard guarded the gate
        captain commanded the ship
        engineer built bridges
        poet wrote poems
        actor acted in a play
        musician played the violin
        clown told jokes
        tourist took photos
        student studied math
        writer published a novel
        reporter asked questions
        scientist did experiments
        professor gave a lecture
        patient lay in bed
        guide showed the way
        customer paid the bill
        prisoner escaped from prison
        secretary typed letters
        dentist pulled out teeth
        swimmer swam across the lake
        runner won the race
        passenger got off the train
        neighbor lived next door
        friend gave advice
        child learned to walk
        gardener planted roses
        carpenter made furniture
        tailor sewed clothes
        butcher cut meat
        shepherd watched the sheep
        player scored a goal
        guest stayed overnight
        """,
        "he": """
        giant threw rocks
        knight fought a dragon
        monk prayed every day
        priest blessed the people
        pirate found gold
        wizard cast a spell
        blacksmith made a sword
        postman delivered letters
        fireman put out the fire
        nephew came to visit
        grandson loved his grandpa
        husband came home late
        son went to school
        father read the paper
        duke owned the land
        merchant sold silk
        robber hid in the woods
        cowboy rode a bull
        """,
        "she": """
        wife cooked dinner
        niece turned ten
        nun lived in a convent
        stepmother hated children
        goddess answered prayers
        empress ruled the land
        maid washed the dishes
        nanny fed the baby
        hostess greeted everyone
        granddaughter picked flowers
        ballerina danced on her toes
        mermaid swam in the sea
        housewife swept the floor
        landlady rented rooms
        """,
    },
    things="""
        pen|ran out of ink|wrote well
        map|showed the road|was torn
        plate|broke|was full
        spoon|bent|was made of silver
        oven|baked bread|was hot
        fridge|kept the milk cold|was humming
        sofa|took up space|was soft
        mirror|showed a face|was cracked
        shoe|fit well|had a hole
        glove|lay on the floor|was lost
        coin|shone|was worth a lot
        ticket|cost ten dollars|was cheap
        truck|carried stones|was loud
        taxi|arrived late|drove away
        rocket|flew to the moon|took off
        road|led to the village|was narrow
        wall|fell down|was high
        roof|leaked|was red
        garden|bloomed|was full of flowers
        forest|looked dark|was quiet
        island|lay far away|was small
        lake|froze|was deep
        star|twinkled|was far away
        moon|rose|was full
        cloud|brought rain|was grey
        snow|covered everything|was white
        fire|burned|went out
        rose|bloomed|smelled sweet
        orange|tasted good|was juicy
        lemon|tasted sour|was yellow
        egg|hatched|was boiled
        cheese|smelled bad|was old
        coffee|tasted bitter|was strong
        medicine|worked|tasted bad
        story|ended well|was sad
        goat|climbed the rock|ate the grass
        turtle|crawled slowly|was slow
        spider|spun a web|had eight legs
        ant|worked all day|was tiny
        butterfly|fluttered away|had blue wings
        bear|growled|slept all winter
        tiger|bit people|was hungry
        deer|ran into the woods|had horns
        squirrel|hid nuts|climbed a tree
        parrot|repeated everything|could talk
        owl|hooted|flew at night
        eagle|caught a mouse|flew high
        hammer|hit the nail|was heavy
        rope|snapped|was too short
        doll|had blue eyes|was pretty
        drum|boomed|was loud
        piano|needed tuning|sounded good
        machine|stopped working|made noise
        robot|obeyed|could walk
        dragon|breathed fire|flew away
        whale|swam in the ocean|was huge
        bread|smelled fresh|was warm
        window|rattled|let in the light
        bridge|collapsed|crossed the river
        hat|blew away|was too big
        dress|fell off the hanger|looked pretty
        desk|stood in the corner|was messy
        paper|got wet|was thin
        glass|cracked|was empty
        chicken|laid an egg|ran around
        """,
    frames=(
        "{p} saw {t}",
        "{p} heard about {t}",
        "{p} took {t}",
        "{p} bought {t}",
        "{p} touched {t}",
        "{p} held {t}",
        "{p} needed {t}",
        "{p} lost {t}",
        "{p} gave away {t}",
        "{p} came back to {t}",
        "{p} talked about {t}",
        "{p} was afraid of {t}",
        "{p} did not like {t}",
        "{p} walked past {t}",
        "{p} kicked {t}",
        "{p} remembered {t}",
        "{p} laughed at {t}",
        "{p} left {t}",
        "{t} pleased {p}",
        "{t} was close to {p}",
        "{t} came towards {p}",
        "{t} was given to {p}",
        "{t} was found by {p}",
        "{t} woke {p}",
        "{t} frightened {p}",
        "{t} made {p} smile",
        "{t} was under {p}",
        "{t} stood beside {p}",
        "{t} amused {p}",
        "{t} was too much for {p}",
        "{t} moved past {p}",
        "{t} was sent to {p}",
        "{t} was bad for {p}",
        "{t} was lost by {p}",
    ),
)
ZH_MORE = _wider(
    ZH,
    people={
        "他 她": """
        老师 在上课
        医生 在看病人
        司机 开得太快
        法官 要判案
        画家 画了一幅画
        飞行员 要去开飞机
        船长 指挥大家
        工程师 造了一座桥
        诗人 写了一首诗
        演员 在演戏
        音乐家 拉着小提琴
        小丑 讲了笑话
        游客 拍了照片
        学生 在做作业
        作家 写了一本书
        记者 问了很多问题
        科学家 在做实验
        教授 在讲课
        病人 躺在床上
        导游 带着路
        顾客 付了钱
        犯人 逃走了
        秘书 在打字
        牙医 拔了牙
        运动员 得了第一名
        乘客 下了车
        邻居 住在隔壁
        朋友 帮了忙
        孩子 学会了走路
        园丁 种了花
        木匠 做了桌子
        裁缝 做了衣服
        厨师 炒了菜
        牧羊人 看着羊
        队长 带着队
        客人 住了一晚
        歌手 唱着歌
        警察 抓住了小偷
        """,
        "他": """
        巨人 扔了石头
        骑士 打败了龙
        和尚 在念经
        海盗 找到了金子
        巫师 念了咒语
        铁匠 打了铁
        邮递员 送来了信
        消防员 灭了火
        侄子 来做客
        孙子 要去上学
        将军 打了胜仗
        皇帝 坐在龙椅上
        商人 卖了布
        强盗 躲在山里
        牛仔 骑着牛
        伯伯 在喝酒
        老头 拄着拐杖
        小男孩 在玩泥巴
        """,
        "她": """
        侄女 今年十岁
        尼姑 住在庙里
        后妈 讨厌小孩
        女神 住在天上
        皇后 戴着金冠
        女仆 在洗碗
        保姆 在喂孩子
        外婆 在包饺子
        孙女 在摘花
        仙女 会飞
        家庭主妇 在扫地
        女老师 在改作业
        嫂子 在炒菜
        小女孩 抱着娃娃
        老太太 在晒太阳
        """,
    },
    things="""
        钢笔|没水了|很好写
        地图|画得很清楚|破了
        盘子|摔破了|是空的
        勺子|弯了|是银的
        炉子|烧得很旺|很热
        冰箱|嗡嗡响|很冷
        沙发|太软了|很舒服
        镜子|照出了脸|裂了
        鞋|破了一个洞|太小了
        手套|掉在地上|丢了
        硬币|闪着光|很值钱
        车票|要十块钱|很便宜
        卡车|装满了石头|很吵
        出租车|来晚了|开走了
        火箭|飞上了天|发射了
        路|通到村子|很窄
        墙|倒了|很高
        屋顶|漏水了|是红的
        花园|开满了花|很大
        森林|黑黑的|很安静
        小岛|离这里很远|很小
        湖|结冰了|很深
        星星|一闪一闪|很远
        月亮|升起来了|很圆
        云|带来了雨|是灰色的
        雪|盖住了大地|很白
        火|烧起来了|灭了
        玫瑰|开花了|很香
        橘子|很甜|多汁
        柠檬|太酸了|是黄的
        鸡蛋|孵出了小鸡|煮熟了
        奶酪|发臭了|很香
        咖啡|很苦|凉了
        药|见效了|太苦了
        故事|结束了|很感人
        山羊|爬上了山|吃了草
        乌龟|爬得很慢|有壳
        蜘蛛|织了一张网|有八条腿
        蚂蚁|搬了一天|很小
        蝴蝶|飞走了|很美
        熊|睡了一个冬天|很大
        鹿|跑进了树林|有角
        松鼠|藏了果子|爬上了树
        鹦鹉|会说话|很聪明
        猫头鹰|晚上飞|咕咕叫
        老鹰|抓了一只老鼠|飞得很高
        锤子|砸了钉子|很重
        绳子|断了|太短了
        娃娃|眼睛很大|很漂亮
        鼓|咚咚响|很吵
        钢琴|走调了|很贵
        机器|停了|很响
        机器人|听话|会走路
        龙|喷火|飞走了
        鲸鱼|在海里游|很大
        面包|很香|还热着
        桥|塌了|很长
        帽子|被风吹走了|太大了
        裙子|掉了|很好看
        纸|湿了|很薄
        玻璃|碎了|很亮
        鸡|下了蛋|跑来跑去
        画|挂在墙上|很美
        船|沉了|开走了
        蛇|咬人|在草里
        """,
    frames=(
        "{p}看见了{t}",
        "{p}听说了{t}",
        "{p}拿走了{t}",
        "{p}摸了摸{t}",
        "{p}抱着{t}",
        "{p}需要{t}",
        "{p}丢了{t}",
        "{p}送走了{t}",
        "{p}回到{t}那里",
        "{p}说起{t}",
        "{p}害怕{t}",
        "{p}走过{t}",
        "{p}踢了{t}",
        "{p}记得{t}",
        "{p}碰到了{t}",
        "{t}吵醒了{p}",
        "{t}吓到了{p}",
        "{t}在{p}前面",
        "{t}在{p}那里",
        "{t}被{p}找到了",
        "{t}被{p}拿走了",
        "{t}从{p}身边过去了",
        "{t}是给{p}的",
        "{t}帮不了{p}",
        "{t}挡住了{p}",
        "{t}属于{p}",
        "{t}对{p}不好",
        "{t}来到{p}面前",
        "{t}被{p}弄丢了",
        "{t}叫醒了{p}",
    ),
)
