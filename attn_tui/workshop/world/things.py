"""Things: their nouns, what kind they are, and what only such a thing is or does.

A line is `english, plural | chinese measure | kinds | + why one likes it | - why one does not | ! what it does`.
Each saying is `english=chinese`, as what follows "it" and 它 in the past.
"""

THINGS = """
ball, balls | 球 个 | toy round | bounced high=弹得很高; was light=很轻 | was flat=没气了; had a hole in it=破了一个洞 | rolled away=滚走了; rolled down the hill=滚下了山坡; bounced twice=弹了两下
kite, kites | 风筝 只 | toy | flew very high=飞得很高; had a long tail=有一条长长的尾巴 | was torn=破了; could not fly=飞不起来 | flew up into the sky=飞上了天空; got stuck in a tree=挂在了树上
balloon, balloons | 气球 个 | toy | floated in the air=飘在空中; was round and shiny=又圆又亮 | was too small=太小了; had no air in it=没有气 | popped=砰的一声破了; floated up into the sky=飘上了天
toy car, toy cars | 玩具车 辆 | toy | was fast=跑得很快; had four big wheels=有四个大轮子 | had lost a wheel=掉了一个轮子 | rolled under the bed=滚到了床底下; raced across the floor=飞快地跑过地板
doll, dolls | 布娃娃 个 | toy | had long hair=有长长的头发; wore a pretty dress=穿着漂亮的裙子 | had lost an arm=掉了一只胳膊 | fell off the bed=从床上掉了下来
teddy bear, teddy bears | 玩具熊 只 | toy | was soft and warm=又软又暖和; had a kind face=样子很可爱 | had lost an eye=掉了一只眼睛 | fell on the floor=掉在了地上
robot, robots | 机器人 个 | toy | could walk and talk=会走路，也会说话; could dance=会跳舞 | had no battery=没有电池 | walked across the room=走过了房间; said hello=说了一声“你好”
puzzle, puzzles | 拼图 盒 | toy | had a picture of the sea=上面画着大海 | was too hard=太难了; had lost some pieces=少了几块 | 
drum, drums | 鼓 面 | music | sounded like thunder=敲起来像打雷 | was too loud=声音太大了 | went boom, boom=咚咚地响了起来
bell, bells | 铃铛 个 | music | had a clear sound=声音很清脆 | was too loud=太响了; made no sound=不响了 | rang=响了; rang loudly=叮叮当当地响了
piano, pianos | 钢琴 架 | music heavy | had a beautiful sound=声音很好听 | was out of tune=走音了; was too big for the room=太大了，房间里放不下 | 
whistle, whistles | 哨子 个 | music | was small and loud=又小又响 | made too much noise=太吵了 | gave a loud sound=发出了响亮的声音
alarm clock, alarm clocks | 闹钟 个 | noise | was never late=走得很准 | had stopped=停了; was too noisy=太吵了 | rang at six o'clock=六点钟就响了; began to ring=响了起来
clock, clocks | 钟 个 | noise home | told the right time=走得很准 | was slow=走慢了; had stopped=停了 | struck twelve=敲了十二下
watch, watches | 手表 块 | wear | told the right time=走得很准 | had stopped=停了; was five minutes slow=慢了五分钟 | stopped=停了
telephone, telephones | 电话 部 | noise | was new=是新的 | was broken=坏了 | rang=响了; rang again=又响了
book, books | 书 本 | read | was interesting=很有意思; was full of pictures=里面有很多图画; was about the sea=讲的是大海的故事 | was too difficult=太难了; was boring=没有意思 | fell off the desk=从桌子上掉了下来
storybook, storybooks | 故事书 本 | read | had many funny stories=有很多好笑的故事 | had no pictures=没有图画; had lost its cover=封面掉了 | 
newspaper, newspapers | 报纸 份 | read | had good news=上面有好消息 | was three days old=是三天前的 | 
letter, letters | 信 封 | read | came from an old friend=是一位老朋友写来的; brought good news=带来了好消息 | was too long=太长了 | 
map, maps | 地图 张 | read | showed the way home=上面画着回家的路 | was too old=太旧了 | 
picture, pictures | 画 幅 | read | had bright colours=颜色很鲜艳 | was too dark=太暗了 | fell off the wall=从墙上掉了下来
photo, photos | 照片 张 | read | showed the whole family=上面有全家人 | was not clear=不清楚 | 
pencil, pencils | 铅笔 支 | write | was sharp=很尖; wrote well=很好写 | was too short=太短了; was not sharp=不尖了 | broke=断了; rolled off the desk=从桌子上滚了下去
pen, pens | 钢笔 支 | write | wrote smoothly=很好写 | had no ink=没有墨水了 | rolled under the chair=滚到了椅子下面
crayon, crayons | 蜡笔 支 | write | had a bright colour=颜色很鲜艳 | was too short=太短了 | broke in two=断成了两截
eraser, erasers | 橡皮 块 | write | smelled like strawberries=有草莓的香味 | was dirty=脏了 | bounced off the desk=从桌子上弹了下去
ruler, rulers | 尺子 把 | write | was long and straight=又长又直 | was too short=太短了 | snapped=断了
notebook, notebooks | 本子 个 | write | had a pretty cover=封面很漂亮 | was full=写满了 | fell on the floor=掉在了地上
schoolbag, schoolbags | 书包 个 | carry | had many pockets=有很多口袋 | was too heavy=太重了 | fell off the chair=从椅子上掉了下来
bag, bags | 包 个 | carry | was light and strong=又轻又结实 | was too heavy=太重了; had a hole in it=破了一个洞 | 
box, boxes | 箱子 个 | carry heavy | was big enough=够大 | was too heavy=太重了; was empty=是空的 | fell down the stairs=从楼梯上滚了下去
basket, baskets | 篮子 个 | carry | was full of fruit=装满了水果 | was empty=是空的; was full=已经满了 | tipped over=翻倒了
stone, stones | 石头 块 | heavy | was smooth and round=又圆又滑 | was too heavy=太重了; was too hard=太硬了 | sank in the water=沉到了水里; rolled down the hill=滚下了山坡
key, keys | 钥匙 把 | small | opened the door=能打开门 | did not fit the lock=开不了这把锁 | fell through a hole=从一个洞里掉了下去
coin, coins | 硬币 枚 | small | was shiny=亮闪闪的 | was too old=太旧了 | rolled across the floor=滚过了地板
ring, rings | 戒指 枚 | small | shone like a star=像星星一样亮 | was too tight=太紧了 | fell into the sink=掉进了水池里
button, buttons | 扣子 颗 | small | was round and pretty=又圆又好看 | was too big for the hole=太大了，扣不上 | came off=掉了
shell, shells | 贝壳 个 | small | came from the sea=是从海边来的 | was broken=破了 | 
coat, coats | 大衣 件 | wear warm | was thick and warm=又厚又暖和 | was too long=太长了; had lost a button=掉了一颗扣子 | 
hat, hats | 帽子 顶 | wear | fit very well=戴着正合适 | was too big=太大了 | blew away=被风吹走了
scarf, scarves | 围巾 条 | wear warm | was soft and warm=又软又暖和 | was too short=太短了 | blew away=被风吹走了
shirt, shirts | 衬衫 件 | wear | was clean and white=又干净又白 | was too small=太小了; was dirty=脏了 | 
dress, dresses | 裙子 条 | wear | was pretty=很漂亮 | was too long=太长了; was too tight=太紧了 | 
sock, socks | 袜子 双 | wear warm many | was warm=很暖和; was thick and soft=又厚又软 | had a hole in the toe=破了一个洞 | 
boot, boots | 靴子 双 | wear warm many | kept out the rain=不会进水 | was full of mud=沾满了泥 | 
glove, gloves | 手套 双 | wear warm many | was warm=很暖和 | was too small=太小了 | 
blanket, blankets | 毯子 条 | warm home | was soft=很软; was warm=很暖和 | was too thin=太薄了 | slid off the bed=从床上滑了下来
pillow, pillows | 枕头 个 | home | was soft=很软 | was too hard=太硬了 | fell off the bed=从床上掉了下来
towel, towels | 毛巾 条 | home | was clean=很干净 | was wet=是湿的 | 
cup, cups | 杯子 个 | dish | had a flower on it=上面有一朵花 | was cracked=裂了; was empty=是空的 | broke=摔碎了; fell off the table=从桌子上掉了下来
plate, plates | 盘子 个 | dish | was clean=很干净 | was dirty=是脏的; was cracked=裂了 | broke=摔碎了
bowl, bowls | 碗 只 | dish | had a blue edge=有一道蓝边 | was dirty=是脏的 | broke into pieces=摔成了碎片
glass, glasses | 玻璃杯 个 | dish | was tall and clear=又高又亮 | was cracked=裂了 | broke=摔碎了
bottle, bottles | 瓶子 个 | dish | was full of water=装满了水 | was empty=是空的 | fell over=倒了
spoon, spoons | 勺子 把 | dish | was shiny=亮亮的 | was too big=太大了 | fell on the floor=掉在了地上
pot, pots | 锅 口 | dish hot | was big and strong=又大又结实 | was too hot=太烫了 | boiled over=溢出来了
kettle, kettles | 水壶 个 | dish hot | boiled quickly=烧水很快 | was too hot=太烫了 | began to whistle=呜呜地叫了起来
candle, candles | 蜡烛 支 | light | gave a soft light=光很柔和 | was too short=太短了 | went out=灭了
lamp, lamps | 台灯 盏 | light home | was bright=很亮 | was too bright=太亮了; did not work=不亮了 | went out=灭了; lit up the room=照亮了房间
flashlight, flashlights | 手电筒 个 | light | was bright=很亮 | had no battery=没有电池 | went out=灭了; shone in the dark=在黑暗里发着光
chair, chairs | 椅子 把 | home heavy | was comfortable=坐着很舒服 | was broken=坏了; had only three legs=只有三条腿 | fell over=倒了
table, tables | 桌子 张 | home heavy | was strong=很结实 | was too heavy=太重了; was dirty=脏了 | shook=摇晃了起来
bed, beds | 床 张 | home heavy | was soft and wide=又软又宽 | was too short=太短了; was too hard=太硬了 | creaked=吱吱地响
door, doors | 门 扇 | home heavy | was strong=很结实 | was locked=锁着 | opened slowly=慢慢地开了; closed with a bang=砰的一声关上了
window, windows | 窗户 扇 | home | let in the sun=能照进阳光 | was dirty=脏了; was broken=破了 | blew open=被风吹开了
bicycle, bicycles | 自行车 辆 | ride | was fast=骑起来很快; was new=是新的 | had a flat tyre=轮胎没气了; was rusty=生锈了 | fell over=倒了
skateboard, skateboards | 滑板 个 | ride | had smooth wheels=轮子很滑 | was broken=坏了 | rolled away=滑走了
bus, buses | 公共汽车 辆 | vehicle | had many seats=有很多座位 | was full=坐满了人; was late=晚点了 | stopped at the corner=在路口停了下来
car, cars | 汽车 辆 | vehicle | was fast=开得很快 | had no petrol=没有油了 | stopped at the corner=在路口停了下来; turned left=向左拐了
train, trains | 火车 列 | vehicle | went very fast=开得很快 | was late=晚点了 | went into a tunnel=开进了山洞
plane, planes | 飞机 架 | vehicle | flew above the clouds=飞在云上面 | was late=晚点了 | took off=起飞了; landed safely=平安地降落了
boat, boats | 小船 条 | vehicle | was strong=很结实 | had a hole in it=漏水了 | floated down the river=顺着河水漂走了
snowman, snowmen | 雪人 个 | cold | had a carrot for a nose=鼻子是一根胡萝卜 | was too small=太小了 | melted in the sun=在太阳下化了
tree, trees | 树 棵 | plant | was tall and green=又高又绿; gave cool shade=下面很阴凉 | was too tall=太高了 | fell in the storm=在暴风雨中倒了
flower, flowers | 花 朵 | plant | smelled sweet=闻起来很香 | was dry=干了 | opened in the morning=早上开了
rose, roses | 玫瑰花 朵 | plant | smelled sweet=很香 | had sharp thorns=有刺 | 
leaf, leaves | 叶子 片 | plant | was red and gold=又红又黄 | was dry=干了 | fell to the ground=落到了地上
seed, seeds | 种子 颗 | plant small | came from a sunflower=是向日葵的种子 | was too small=太小了 | began to grow=发芽了
spade, spades | 铲子 把 | tool | was strong=很结实 | was rusty=生锈了 | 
hammer, hammers | 锤子 把 | tool | was strong=很结实 | was too heavy=太重了 | fell on the floor=掉在了地上
ladder, ladders | 梯子 架 | tool heavy | was tall enough=够高 | was not tall enough=不够高 | slipped=滑倒了
rope, ropes | 绳子 根 | tool | was long and strong=又长又结实 | was too short=太短了 | broke=断了
broom, brooms | 扫帚 把 | tool | swept well=很好用 | was too old=太旧了 | 
scissors, scissors | 剪刀 把 | tool many | was sharp=很锋利 | was not sharp=不锋利了 | 
computer, computers | 电脑 台 | home | was fast=很快 | was too slow=太慢了; was broken=坏了 | stopped working=不动了
television, televisions | 电视 台 | noise home | had a big screen=屏幕很大 | was too loud=声音太大了; was broken=坏了 | 
fan, fans | 电风扇 台 | home | kept the room cool=吹得房间里很凉快 | did not work=不转了 | stopped=停了
stamp, stamps | 邮票 张 | small | came from Japan=是日本的 | was torn=破了 | 
top, tops | 陀螺 个 | toy | spun for a long time=能转很久 | would not spin=转不起来了 | spun round and round=转了起来; fell over=倒了
yo-yo, yo-yos | 溜溜球 个 | toy | went up and down=能上上下下 | had lost its string=绳子断了 | rolled away=滚走了
marble, marbles | 玻璃球 颗 | toy small | was clear and bright=又透明又亮 | was cracked=裂了 | rolled under the chair=滚到了椅子下面
block, blocks | 积木 块 | toy | was smooth=很光滑 | was too big=太大了 | fell with a bang=砰的一声倒了
toy train, toy trains | 玩具火车 列 | toy | ran on its own track=能在轨道上跑 | had no battery=没有电池 | went round and round=一圈一圈地跑; fell off the track=出轨了
paper boat, paper boats | 纸船 只 | toy | floated well=漂得很稳 | was wet=湿了 | floated away=漂走了; sank=沉了
paper plane, paper planes | 纸飞机 架 | toy | flew far=飞得很远 | could not fly=飞不起来 | flew out of the window=飞出了窗户; landed on the roof=落在了屋顶上
mask, masks | 面具 个 | toy wear | looked like a lion=像一头狮子 | was too small=太小了 | fell off=掉了下来
flute, flutes | 笛子 支 | music | had a sweet sound=声音很好听 | was cracked=裂了 | 
trumpet, trumpets | 小号 把 | music | was bright and loud=又亮又响 | was too loud=太响了 | gave a loud sound=发出了响亮的声音
harmonica, harmonicas | 口琴 个 | music small | fit in a pocket=能放进口袋 | was dirty=脏了 | fell on the floor=掉在了地上
gong, gongs | 锣 面 | music | could be heard far away=很远就能听见 | was too loud=太响了 | rang through the street=响遍了整条街
card, cards | 卡片 张 | read gift | had a kind word on it=上面写着祝福的话 | was wet=湿了 | fell out of the book=从书里掉了出来
comic book, comic books | 漫画书 本 | read | was very funny=很好笑 | was torn=破了 | fell off the bed=从床上掉了下来
textbook, textbooks | 课本 本 | read | was easy to understand=很容易懂 | was too thick=太厚了 | fell off the desk=从桌子上掉了下来
brush, brushes | 画笔 支 | write | was soft=很软 | was dry=干了 | rolled off the table=从桌子上滚了下去
backpack, backpacks | 背包 个 | carry | had many pockets=有很多口袋 | was too heavy=太重了 | fell off the chair=从椅子上掉了下来
lunch box, lunch boxes | 饭盒 个 | carry dish | kept the food warm=能给饭菜保温 | was empty=是空的 | tipped over=翻倒了
jar, jars | 罐子 个 | dish | was full of honey=装满了蜂蜜 | was empty=是空的 | broke=摔碎了
fork, forks | 叉子 把 | dish | was shiny=亮亮的 | was bent=弯了 | fell on the floor=掉在了地上
teapot, teapots | 茶壶 把 | dish hot | kept the tea hot=能让茶一直热着 | was cracked=裂了 | broke=摔碎了
thermos, thermoses | 保温瓶 个 | dish hot | kept the water hot=保温很好 | was empty=是空的 | fell over=倒了
cap, caps | 鸭舌帽 顶 | wear | kept out the sun=能遮太阳 | was too tight=太紧了 | blew away=被风吹走了
raincoat, raincoats | 雨衣 件 | wear | kept out the rain=不会漏雨 | was too long=太长了 | 
belt, belts | 腰带 条 | wear | was strong=很结实 | was too short=太短了 | 
shoe, shoes | 鞋 双 | wear many | was comfortable=穿着很舒服 | was too tight=太紧了; was wet=湿了 | 
slipper, slippers | 拖鞋 双 | wear many | was soft=很软 | was too big=太大了 | 
sandal, sandals | 凉鞋 双 | wear many | was light and cool=又轻又凉快 | was too small=太小了 | 
uniform, uniforms | 校服 件 | wear | was clean=很干净 | was too big=太大了 | 
swing, swings | 秋千 架 | home heavy | went very high=能荡得很高 | was broken=坏了 | swung in the wind=在风里晃了起来
slide, slides | 滑梯 个 | home heavy | was long and smooth=又长又滑 | was wet=湿了 | 
tent, tents | 帐篷 顶 | home heavy | was big enough for four=能住四个人 | had a hole in it=破了一个洞 | fell down in the wind=被风吹倒了
stove, stoves | 炉子 个 | home hot heavy | kept the room warm=让屋子里很暖和 | was too hot=太烫了 | went out=灭了
fridge, fridges | 冰箱 台 | home heavy | kept the milk cold=能让牛奶保持新鲜 | was empty=是空的 | stopped working=不动了
washing machine, washing machines | 洗衣机 台 | home heavy | washed everything clean=洗得很干净 | made too much noise=太吵了 | began to shake=晃了起来
bookcase, bookcases | 书架 个 | home heavy | had room for all the books=能放下所有的书 | was too full=太满了 | 
curtain, curtains | 窗帘 块 | home | was thick and dark=又厚又遮光 | was too short=太短了 | moved in the wind=被风吹得飘了起来
tap, taps | 水龙头 个 | home | worked well=很好用 | dripped all night=滴了一夜的水 | began to drip=滴起水来
taxi, taxis | 出租车 辆 | vehicle | was clean=很干净 | was too expensive=太贵了 | stopped in front of the house=停在了房子前面
tractor, tractors | 拖拉机 辆 | vehicle | was strong=力气很大 | was slow=开得很慢 | pulled a heavy load=拉起了很重的东西
ship, ships | 轮船 艘 | vehicle | was as big as a house=像房子一样大 | was late=晚点了 | sailed away=开走了; blew its horn=拉响了汽笛
helicopter, helicopters | 直升机 架 | vehicle | could stop in the air=能停在空中 | made too much noise=太吵了 | rose into the sky=升上了天空
fire engine, fire engines | 消防车 辆 | vehicle | was big and red=又大又红 | was too loud=太响了 | raced down the street=飞快地开过了街道
tram, trams | 电车 辆 | vehicle | was quiet=很安静 | was full=坐满了人 | rang its bell=响起了铃声
scooter, scooters | 滑板车 辆 | ride | had bright wheels=轮子很亮 | was broken=坏了 | rolled away=滑走了
sled, sleds | 雪橇 架 | ride | was very fast=滑得很快 | was broken=坏了 | slid down the hill=滑下了山坡
wheelbarrow, wheelbarrows | 小推车 辆 | tool | carried a lot=能装很多东西 | had a flat wheel=轮子没气了 | tipped over=翻倒了
needle, needles | 针 根 | tool small | was sharp=很尖 | was too thin=太细了 | fell on the floor=掉在了地上
nail, nails | 钉子 颗 | tool small | was strong=很结实 | was bent=弯了 | fell on the floor=掉在了地上
sunflower, sunflowers | 向日葵 棵 | plant | turned to the sun=朝着太阳 | was dry=干了 | opened in the morning=早上开了
tulip, tulips | 郁金香 朵 | plant | was red and tall=又红又高 | was dry=干了 | opened in the sun=在太阳下开了
bush, bushes | 灌木 丛 | plant | was full of berries=长满了浆果 | had sharp thorns=有刺 | 
acorn, acorns | 橡果 颗 | plant small | was brown and round=又圆又黄 | was not ripe=还没熟 | fell to the ground=落到了地上
feather, feathers | 羽毛 根 | small | was light and soft=又轻又软 | was wet=湿了 | floated to the ground=飘到了地上; blew away=被风吹走了
pearl, pearls | 珍珠 颗 | small | was white and round=又白又圆 | was too small=太小了 | rolled away=滚走了
icicle, icicles | 冰柱 根 | cold | shone in the sun=在太阳下闪闪发光 | was too cold=太冷了 | melted=化了; fell off the roof=从屋顶上掉了下来
cloud, clouds | 云 朵 | cold | looked like a sheep=像一只绵羊 | was dark=很黑 | covered the sun=遮住了太阳; moved on=飘走了
present, presents | 礼物 份 | gift | was just right=正合心意; was a surprise=是一个惊喜 | was too big for the bag=太大了，包里放不下 | 
"""

FOODS = """
apple, apples | 苹果 个 | fruit count | was sweet=很甜; was crisp=很脆 | was sour=很酸; was not ripe=还没熟 | fell from the tree=从树上掉了下来
orange, oranges | 橙子 个 | fruit count | was juicy=汁很多 | was sour=很酸 | rolled off the table=从桌子上滚了下去
banana, bananas | 香蕉 根 | fruit count | was soft and sweet=又软又甜 | was still green=还是青的 | fell off the plate=从盘子里掉了出来
pear, pears | 梨 个 | fruit count | was juicy=汁很多 | was too hard=太硬了 | fell from the tree=从树上掉了下来
peach, peaches | 桃子 个 | fruit count | was soft and sweet=又软又甜 | was not ripe=还没熟 | fell from the tree=从树上掉了下来
strawberry, strawberries | 草莓 颗 | fruit count | was red and sweet=又红又甜 | was sour=很酸 | 
watermelon, watermelons | 西瓜 个 | fruit count | was cool and sweet=又凉又甜 | was too heavy=太重了 | rolled away=滚走了
lemon, lemons | 柠檬 个 | fruit count | smelled fresh=闻起来很清香 | was too sour=太酸了 | 
cake, cakes | 蛋糕 块 | sweet count | was tasty=很好吃; smelled good=闻起来很香 | was burnt=烤糊了; was too sweet=太甜了 | fell on the floor=掉在了地上
cookie, cookies | 饼干 块 | sweet count | was crisp=很脆; was still warm=还是热的 | was too hard=太硬了 | broke in two=碎成了两半
ice cream, ice creams | 冰淇淋 个 | sweet count cold | was cold and sweet=又凉又甜 | was too cold=太凉了 | melted=化了; melted in the sun=在太阳下化了
candy, candies | 糖 颗 | sweet count | was sweet=很甜 | was too sweet=太甜了 | stuck to the paper=粘在了纸上
chocolate, chocolates | 巧克力 块 | sweet count | was sweet=很甜 | was too bitter=太苦了 | melted in the sun=在太阳下化了
bread | 面包 个 | meal mass | was fresh=很新鲜; smelled good=闻起来很香 | was hard=硬了; was burnt=烤糊了 | 
sandwich, sandwiches | 三明治 个 | meal count | was tasty=很好吃 | was too dry=太干了 | 
egg, eggs | 鸡蛋 个 | meal count | was fresh=很新鲜 | was too hot=太烫了 | broke=碎了; rolled off the table=从桌子上滚了下去
dumpling, dumplings | 饺子 个 | meal count | was hot and tasty=热乎乎的，很好吃 | was too salty=太咸了 | 
noodle, noodles | 面条 碗 | meal many | was long and soft=又长又软 | was too salty=太咸了; was cold=凉了 | 
rice | 米饭 碗 | meal mass | was hot and soft=又热又软 | was cold=凉了 | 
soup | 汤 碗 | meal mass | was hot and tasty=又热又好喝 | was too salty=太咸了; was too hot=太烫了 | boiled over=溢出来了
pizza, pizzas | 披萨 块 | meal count | was tasty=很好吃 | was burnt=烤糊了 | 
potato, potatoes | 土豆 个 | veg count | was soft=很软 | was too hard=太硬了 | rolled off the table=从桌子上滚了下去
tomato, tomatoes | 西红柿 个 | veg count | was red and juicy=又红又多汁 | was still green=还是青的 | rolled off the table=从桌子上滚了下去
carrot, carrots | 胡萝卜 根 | veg count | was crisp=很脆 | was too hard=太硬了 | 
pumpkin, pumpkins | 南瓜 个 | veg count | was sweet=很甜 | was too heavy=太重了 | rolled away=滚走了
grape, grapes | 葡萄 颗 | fruit count | was sweet=很甜 | was sour=很酸 | fell on the floor=掉在了地上
cherry, cherries | 樱桃 颗 | fruit count | was red and sweet=又红又甜 | was sour=很酸 | fell from the tree=从树上掉了下来
mango, mangoes | 芒果 个 | fruit count | smelled sweet=闻起来很香 | was not ripe=还没熟 | rolled off the table=从桌子上滚了下去
pineapple, pineapples | 菠萝 个 | fruit count | was juicy=汁很多 | was not sweet=不甜 | rolled away=滚走了
pancake, pancakes | 煎饼 张 | meal count | was warm and soft=又热又软 | was burnt=烤糊了 | fell on the floor=掉在了地上
bun, buns | 包子 个 | meal count | was hot and soft=又热又软 | was cold=凉了 | rolled off the plate=从盘子里滚了出来
hamburger, hamburgers | 汉堡 个 | meal count | was tasty=很好吃 | was too big=太大了 | 
cheese | 奶酪 块 | meal mass | was soft=很软 | was too salty=太咸了; was hard=硬了 | 
cucumber, cucumbers | 黄瓜 根 | veg count | was cool and crisp=又凉又脆 | was too soft=太软了 | rolled off the table=从桌子上滚了下去
onion, onions | 洋葱 个 | veg count | smelled strong=味道很浓 | was too strong=太辣了 | rolled off the table=从桌子上滚了下去
mushroom, mushrooms | 蘑菇 个 | veg count | was fresh=很新鲜 | was dry=干了 | 
honey | 蜂蜜 勺 | sweet mass | was sweet=很甜 | was too sweet=太甜了 | ran down the spoon=顺着勺子流了下来
lollipop, lollipops | 棒棒糖 根 | sweet count | was sweet=很甜 | was too hard=太硬了 | fell on the floor=掉在了地上
milk | 牛奶 杯 | drink mass | was warm=很热; was fresh=很新鲜 | was sour=酸了; was too hot=太烫了 | boiled over=溢出来了
tea | 茶 杯 | drink mass | smelled good=闻起来很香 | was too hot=太烫了; was too bitter=太苦了 | got cold=凉了
juice | 果汁 杯 | drink mass | was cold and sweet=又凉又甜 | was too sour=太酸了 | 
"""
