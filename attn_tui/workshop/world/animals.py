"""Animals: nouns, kinds, why one likes them, why not, what only they do.

Lines as in things; kinds say whether it is a pet, lives on a farm or in the wild, and what it eats.
"""

ANIMALS = """
dog, dogs | 狗 条 | pet eats_bone | was friendly=很友好; was clever=很聪明 | barked all night=叫了一整夜; was too noisy=太吵了 | barked=汪汪地叫了起来; wagged its tail=摇起了尾巴; ran after the ball=去追球了
puppy, puppies | 小狗 只 | pet eats_bone | was small and soft=又小又软 | had muddy feet=脚上都是泥 | wagged its tail=摇起了尾巴; barked happily=高兴地叫了起来; fell asleep in its basket=在窝里睡着了
cat, cats | 猫 只 | pet eats_fish | was soft and quiet=又软又安静; caught mice=会抓老鼠 | scratched the chair=把椅子抓坏了 | meowed=喵喵地叫了起来; climbed up a tree=爬上了树; licked its paws=舔起了爪子
kitten, kittens | 小猫 只 | pet eats_fish | was soft=毛茸茸的; was playful=很爱玩 | scratched the door=抓了门 | meowed softly=轻轻地喵了一声; purred=呼噜呼噜地叫了起来; played with the wool=玩起了毛线
rabbit, rabbits | 兔子 只 | pet eats_carrot | had long soft ears=有一对长长的耳朵 | ate all the carrots=把胡萝卜都吃了 | hopped away=蹦蹦跳跳地跑了; hid in its hole=躲进了洞里
hamster, hamsters | 仓鼠 只 | pet eats_seeds | was tiny=小小的 | ran in its wheel all night=整夜都在跑轮子 | filled its cheeks=把嘴塞得鼓鼓的
parrot, parrots | 鹦鹉 只 | pet bird eats_seeds | could say hello=会说“你好”; had bright feathers=羽毛很鲜艳 | talked all day=整天说个不停 | said good morning=说了一声“早上好”; spread its wings=张开了翅膀
goldfish, goldfish | 金鱼 条 | pet water eats_crumbs | had a shiny tail=有闪亮的尾巴 | needed clean water=需要换水 | swam round and round=游来游去; blew bubbles=吐起了泡泡
bird, birds | 鸟 只 | wild bird eats_seeds | sang sweetly=叫得很好听; had blue wings=有一对蓝翅膀 | had a hurt wing=翅膀受伤了 | flew away=飞走了; began to sing=唱起歌来; built a nest=搭了一个窝
owl, owls | 猫头鹰 只 | wild bird | had big round eyes=有一双又大又圆的眼睛 | hooted all night=叫了一整夜 | flew off into the dark=飞进了黑夜里
duck, ducks | 鸭子 只 | farm bird water eats_crumbs | could swim well=很会游泳 | made a lot of noise=太吵了 | quacked=嘎嘎地叫了起来; jumped into the pond=跳进了池塘
hen, hens | 母鸡 只 | farm bird eats_corn | laid an egg every day=每天下一个蛋 | ran into the kitchen=跑进了厨房 | clucked=咯咯地叫了起来
rooster, roosters | 公鸡 只 | farm bird eats_corn | woke everyone on time=每天准时叫大家起床 | crowed too early=叫得太早了 | crowed=喔喔地叫了起来
goose, geese | 鹅 只 | farm bird water eats_grass | was white as snow=像雪一样白 | made too much noise=太吵了 | stretched its long neck=伸长了脖子
cow, cows | 奶牛 头 | farm eats_grass | gave a lot of milk=产很多奶 | stood in the road=站在了路中间 | mooed=哞哞地叫了起来; ate the fresh grass=吃起了嫩草
horse, horses | 马 匹 | farm eats_grass | was fast=跑得很快; was strong=很有力气 | had lost a shoe=掉了一个马掌 | galloped away=飞快地跑开了; jumped over the gate=跳过了门
pony, ponies | 小马 匹 | farm eats_grass | was gentle=很温顺 | was too tired=太累了 | trotted across the field=小跑着穿过了田野
sheep, sheep | 绵羊 只 | farm eats_grass | had thick wool=毛很厚 | ran into the garden=跑进了花园 | followed the others=跟着别的羊走了
lamb, lambs | 小羊 只 | farm eats_grass | had soft white wool=有又软又白的毛 | had lost its mother=找不到妈妈了 | jumped in the grass=在草地上跳来跳去
pig, pigs | 猪 头 | farm eats_corn | was fat and pink=又胖又粉 | was covered in mud=满身是泥 | rolled in the mud=在泥里打滚; oinked=哼哼地叫了起来
monkey, monkeys | 猴子 只 | zoo eats_banana | was funny=很好玩; could climb well=很会爬树 | took the food from the bag=把包里的吃的拿走了 | climbed up the tree=爬到了树上; swung from branch to branch=在树枝上荡来荡去
elephant, elephants | 大象 头 | zoo eats_grass | had a long nose=有一条长长的鼻子 | splashed everyone with water=把水喷到了大家身上 | lifted its long nose=举起了长鼻子; drank with its nose=用鼻子喝起水来
giraffe, giraffes | 长颈鹿 只 | zoo eats_leaves | had a long neck=脖子长长的 | was too tall for the picture=太高了，拍不下 | ate leaves from the top of the tree=吃起了树顶上的叶子
tiger, tigers | 老虎 只 | zoo | had beautiful stripes=有漂亮的条纹 | looked angry=看起来很生气 | roared=大吼了一声
lion, lions | 狮子 头 | zoo | had a golden mane=有金色的毛 | roared too loudly=叫得太响了 | roared=大吼了一声; lay down in the sun=躺下来晒太阳
bear, bears | 熊 头 | zoo wild | was big and furry=又大又毛茸茸的 | looked hungry=看起来很饿 | stood up on two legs=用两条腿站了起来
panda, pandas | 熊猫 只 | zoo | was round and lovely=圆圆的，很可爱 | slept all day=睡了一整天 | ate bamboo=吃起了竹子; climbed a little tree=爬上了一棵小树
penguin, penguins | 企鹅 只 | zoo bird | walked in a funny way=走路的样子很好玩 | smelled of fish=身上有一股鱼味 | slid on the ice=在冰上滑了起来; dived into the water=跳进了水里
zebra, zebras | 斑马 匹 | zoo eats_grass | had black and white stripes=有黑白的条纹 | ran too fast=跑得太快了 | galloped away=飞快地跑开了
camel, camels | 骆驼 头 | zoo | could walk for days without water=几天不喝水也能走路 | was too slow=走得太慢了 | knelt down=跪了下来
frog, frogs | 青蛙 只 | wild water | could jump far=跳得很远 | was wet and cold=又湿又凉 | jumped into the pond=跳进了池塘; croaked=呱呱地叫了起来
mouse, mice | 老鼠 只 | wild eats_cheese | was tiny and quick=又小又灵活 | ate the cheese=把奶酪吃了 | ran into its hole=跑进了洞里; squeaked=吱吱地叫了起来
hedgehog, hedgehogs | 刺猬 只 | wild | looked funny=样子很好玩 | had sharp spines=身上有刺 | rolled into a ball=缩成了一个球
snail, snails | 蜗牛 只 | wild | carried its house on its back=背着自己的房子 | was too slow=太慢了 | hid in its shell=缩进了壳里
ant, ants | 蚂蚁 只 | wild | worked hard=很勤劳 | got into the sugar=爬到糖里去了 | carried a crumb home=把面包屑搬回了家
fish, fish | 鱼 条 | wild water | had shiny scales=鱼鳞闪闪发光 | was too quick=游得太快了 | swam away=游走了; jumped out of the water=跳出了水面
dolphin, dolphins | 海豚 只 | wild water | was clever=很聪明 | swam too far away=游得太远了 | leaped out of the water=跃出了水面
swan, swans | 天鹅 只 | wild bird water | had a long white neck=脖子又白又长 | hissed at the children=对着孩子们嘶嘶地叫 | swam across the lake=游过了湖面
deer, deer | 鹿 只 | wild eats_leaves | had big brown eyes=有一双棕色的大眼睛 | was shy=很胆小 | ran into the forest=跑进了森林
wolf, wolves | 狼 只 | wild | had thick grey fur=有厚厚的灰毛 | had sharp teeth=牙齿很尖 | howled at the moon=对着月亮嗷嗷地叫
turkey, turkeys | 火鸡 只 | farm bird eats_corn | had a big tail=有一条大尾巴 | made too much noise=太吵了 | spread its tail=张开了尾巴
chick, chicks | 小鸡 只 | farm bird eats_corn | was yellow and soft=黄黄的，毛茸茸的 | had lost its mother=找不到妈妈了 | ran to its mother=跑到了妈妈身边; cheeped=叽叽地叫了起来
calf, calves | 小牛 头 | farm eats_grass | had big brown eyes=有一双棕色的大眼睛 | was too shy=太胆小了 | drank some milk=喝了奶
pigeon, pigeons | 鸽子 只 | wild bird eats_seeds | could find its way home=能找到回家的路 | sat on the clean car=停在了干净的汽车上 | flew up to the roof=飞上了屋顶; cooed=咕咕地叫了起来
sparrow, sparrows | 麻雀 只 | wild bird eats_seeds | was small and quick=又小又灵活 | ate the seeds in the garden=吃了花园里的种子 | chirped=叽叽喳喳地叫了起来; flew away=飞走了
crow, crows | 乌鸦 只 | wild bird eats_crumbs | was very clever=很聪明 | was too loud=叫得太响了 | cawed=呱呱地叫了起来
kangaroo, kangaroos | 袋鼠 只 | zoo eats_grass | carried a baby in its pocket=袋子里装着小袋鼠 | jumped too far away=跳得太远了 | jumped over a bush=跳过了一丛灌木
hippo, hippos | 河马 头 | zoo | had a very big mouth=嘴巴非常大 | slept in the mud all day=在泥里睡了一整天 | opened its big mouth=张开了大嘴
peacock, peacocks | 孔雀 只 | zoo bird | had a beautiful tail=尾巴很漂亮 | screamed too loudly=叫得太响了 | opened its tail=开屏了
koala, koalas | 考拉 只 | zoo eats_leaves | was grey and soft=灰灰的，毛茸茸的 | slept all day=睡了一整天 | held on to the branch=抱住了树枝
seal, seals | 海豹 只 | zoo water | could catch a ball with its nose=能用鼻子接球 | splashed everyone=把水溅到了大家身上 | clapped=拍起手来; dived into the water=跳进了水里
ladybird, ladybirds | 瓢虫 只 | wild | had seven black spots=有七个黑点 | hid under a leaf=躲到叶子下面去了 | opened its wings=张开了翅膀
cricket, crickets | 蟋蟀 只 | wild | sang in the grass=在草里唱歌 | sang all night=叫了一整夜 | jumped away=跳走了
crab, crabs | 螃蟹 只 | wild water | walked sideways=横着走路 | had sharp claws=钳子很尖 | hid under a stone=躲到了石头下面
caterpillar, caterpillars | 毛毛虫 条 | wild eats_leaves | was green and fat=又绿又胖 | ate the leaves=把叶子吃了 | crawled up the tree=爬上了树
"""
