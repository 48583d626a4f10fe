"""People: names, and nouns with their sex and what only such a person does.

Names are `english chinese`. A noun's line is `english, plural | chinese measure | sex | what they are | what
they did | what they were doing`, sex m or f where the noun tells it, x where either may be; a saying is
`english=chinese`, in the past, as after "he" and 他.
"""

BOYS = (
    "Tom 小明;Ben 小刚;Jack 小强;Sam 小军;Peter 小华;Max 小龙;Leo 乐乐;Tim 亮亮;Nick 小宝;David 大卫;Mike 小伟;Jim 吉姆;"
    "Bob 小波;Daniel 冬冬;Tom 汤姆;Jack 杰克;Paul 阳阳;Alex 小凯;Mark 小马;John 约翰;Billy 贝贝;Charlie 强强;Henry 浩浩;"
    "Oscar 奇奇;Andy 安迪;Eric 小杰;Kevin 小峰;Luke 小路;Harry 小海;Fred 飞飞;George 小乔;Walter 小文;Adam 东东;Simon 小山;"
    "Tony 托尼;Frank 小林;Ken 小健;Joe 小周;Steve 小涛;Robin 小斌"
)

GIRLS = (
    "Anna 小红;Lily 丽丽;Mary 玛丽;Lucy 小雨;Emma 小美;Amy 小梅;Sue 小芳;Kate 小燕;Jane 珍珍;Rose 小玉;Mia 米米;Ella 小兰;"
    "Alice 爱丽丝;Molly 莉莉;Sara 莎莎;Nina 妮妮;Grace 小静;Helen 小慧;Lisa 丽莎;Betty 贝蒂;Sophie 小雪;Julia 圆圆;Zoe 佳佳;"
    "Eva 依依;Clara 小荷;Daisy 朵朵;Ruby 小丹;Maya 小月;Linda 小琳;Tina 婷婷;Cindy 欣欣;Laura 小莲;Nancy 南南;Olivia 小云;"
    "Maria 小秋;Rachel 小蕾;Wendy 文文;Jenny 珍妮;Susan 苏珊;Carol 小可"
)

PEOPLE = """
boy, boys | 男孩 个 | m child | was only six=只有六岁 | kicked the ball=踢了球; climbed a tree=爬上了树 | was playing football=正在踢足球; was climbing a tree=正在爬树
girl, girls | 女孩 个 | f child | was only five=只有五岁 | picked some flowers=摘了几朵花; skipped with a rope=跳起了绳 | was skipping with a rope=正在跳绳; was playing with her doll=正在玩布娃娃
little boy, little boys | 小男孩 个 | m child | could not read yet=还不识字 | called his mother=叫了妈妈; lost his shoe=丢了一只鞋 | was looking for his mother=正在找妈妈; was crying=正在哭
little girl, little girls | 小女孩 个 | f child | could not tie her shoes yet=还不会系鞋带 | hugged her doll=抱住了布娃娃; called her mother=叫了妈妈 | was looking for her mother=正在找妈妈; was crying=正在哭
man, men | 男人 个 | m | had a short beard=留着短胡子; worked in an office=在办公室上班 | put on his hat=戴上了帽子 | was reading a newspaper=正在看报纸; was washing his car=正在洗车
woman, women | 女人 个 | f | had long hair=留着长头发; worked in a bank=在银行上班 | combed her long hair=梳了梳长头发 | was writing a letter=正在写信; was buying a dress=正在买裙子
old man, old men | 老爷爷 位 | m | walked with a stick=拄着拐杖走路; had a white beard=留着白胡子 | stroked his beard=摸了摸胡子; fed the birds=喂了鸟 | was sleeping=正在睡觉; was playing chess=正在下棋
old woman, old women | 老奶奶 位 | f | walked slowly=走得很慢; had white hair=头发全白了 | fed the cats=喂了猫 | was knitting socks=正在织袜子; was buying vegetables=正在买菜
grandfather, grandfathers | 爷爷 位 | m family | was over seventy=已经七十多岁了 | told an old story=讲了一个从前的故事; fell asleep in his chair=在椅子上睡着了 | was reading the newspaper=正在看报纸; was sleeping=正在睡觉
grandmother, grandmothers | 奶奶 位 | f family | was over seventy=已经七十多岁了 | made dumplings=包了饺子; knitted a warm scarf=织了一条暖和的围巾 | was making dumplings=正在包饺子; was knitting=正在织围巾
father, fathers | 爸爸 位 | m family | was tall and strong=又高又壮 | fixed the roof=修好了屋顶; went to work=去上班了 | was fixing the roof=正在修屋顶; was cutting the grass=正在剪草
mother, mothers | 妈妈 位 | f family | was kind=很和气 | cooked dinner=做了晚饭; sang a lullaby=唱了摇篮曲 | was cooking dinner=正在做晚饭; was singing a lullaby=正在唱摇篮曲
brother, brothers | 哥哥 个 | m family | was very tall=个子很高 | played football=踢了足球 | was playing football=正在踢足球; was doing his homework=正在做作业
sister, sisters | 姐姐 个 | f family | was good at maths=数学很好 | combed her hair=梳了头 | was combing her hair=正在梳头; was doing her homework=正在做作业
king, kings | 国王 位 | m | wore a golden crown=戴着金王冠; ruled the country=管理着国家 | put on his crown=戴上了王冠; gave a big dinner=请大家吃了大餐 | was sitting on his throne=正坐在王位上
queen, queens | 王后 位 | f | wore a long dress=穿着长裙子; lived in a palace=住在王宫里 | put on her long dress=穿上了长裙子 | was walking in the palace garden=正在王宫的花园里散步
prince, princes | 王子 位 | m | had a white horse=有一匹白马; lived in a castle=住在城堡里 | got on his white horse=骑上了白马 | was riding a white horse=正骑着一匹白马
princess, princesses | 公主 位 | f | lived in a castle=住在城堡里 | lost her crown=丢了王冠; put on a silk dress=穿上了丝绸裙子 | was looking for her crown=正在找王冠; was dancing at the ball=正在舞会上跳舞
farmer, farmers | 农民 位 | x | had twenty cows=有二十头奶牛; grew vegetables=种菜 | milked the cows=挤了牛奶; planted corn=种了玉米 | was milking the cows=正在挤牛奶; was planting corn=正在种玉米
baker, bakers | 面包师 位 | x | got up at four every day=每天四点起床; made the best bread=做的面包最好吃 | baked bread=烤了面包; made a cake=做了一个蛋糕 | was baking bread=正在烤面包; was making a cake=正在做蛋糕
cook, cooks | 厨师 位 | x | made good soup=做的汤很好喝; worked in a restaurant=在饭馆工作 | tasted the soup=尝了尝汤; cut the vegetables=切了菜 | was cutting the vegetables=正在切菜; was making soup=正在做汤
teacher, teachers | 老师 位 | x | taught maths=教数学; worked in a school=在学校工作 | wrote on the board=在黑板上写了字; gave us homework=给我们布置了作业 | was teaching a class=正在上课; was writing on the board=正在黑板上写字
doctor, doctors | 医生 位 | x | helped the sick=给病人看病; worked in a hospital=在医院工作 | gave the child some medicine=给孩子开了药 | was looking after a sick child=正在给一个孩子看病
dentist, dentists | 牙医 位 | x | looked after teeth=给人看牙 | pulled out a tooth=拔了一颗牙 | was looking at a bad tooth=正在看一颗坏牙
driver, drivers | 司机 位 | x | drove a bus=开公共汽车; knew every street=认识每一条街 | stopped at the red light=在红灯前停了车; started the bus=发动了公共汽车 | was driving a bus=正在开公共汽车
singer, singers | 歌手 位 | x | had a beautiful voice=嗓子很好 | sang a song=唱了一首歌 | was singing=正在唱歌; was learning a new song=正在学一首新歌
dancer, dancers | 舞蹈演员 位 | x | danced very well=舞跳得很好 | put on dancing shoes=穿上了舞鞋; danced on the stage=在台上跳了舞 | was dancing=正在跳舞
painter, painters | 画家 位 | x | drew horses very well=很会画马 | painted a picture=画了一幅画; mixed red and blue=把红色和蓝色混在了一起 | was mixing colours=正在调颜色
writer, writers | 作家 位 | x | wrote books for children=给孩子们写书 | finished a book=写完了一本书 | was writing a book=正在写书
shopkeeper, shopkeepers | 店主 位 | x | sold fruit=卖水果 | opened the shop=开了店门; gave back the change=找了零钱 | was counting money=正在数钱; was closing the shop=正在关店门
postman, postmen | 邮递员 位 | m | knew every house=认识每一户人家 | brought the letters=送来了信 | was carrying a bag of letters=正背着一包信
fisherman, fishermen | 渔夫 位 | m | had an old boat=有一条旧船 | caught a big fish=钓到了一条大鱼 | was mending his nets=正在补渔网; was catching fish=正在捕鱼
gardener, gardeners | 园丁 位 | x | loved roses=喜欢玫瑰花 | watered the flowers=给花浇了水; cut the grass=剪了草 | was watering the flowers=正在浇花; was cutting the grass=正在剪草
student, students | 学生 个 | x | studied hard=学习很努力 | handed in the homework=交了作业; passed the exam=通过了考试 | was doing homework=正在做作业; was taking an exam=正在考试
pilot, pilots | 飞行员 位 | x | flew planes=开飞机 | landed the plane safely=让飞机平安降落了 | was flying a plane=正在开飞机
sailor, sailors | 水手 位 | x | knew the sea well=很熟悉大海 | came back from the sea=从海上回来了 | was cleaning the ship=正在打扫轮船
carpenter, carpenters | 木匠 位 | x | made tables and chairs=做桌子和椅子 | made a table=做了一张桌子; cut the wood=锯了木头 | was making a chair=正在做一把椅子; was cutting wood=正在锯木头
tailor, tailors | 裁缝 位 | x | made beautiful clothes=做的衣服很漂亮 | made a coat=做了一件大衣; sewed on a button=缝上了一颗扣子 | was making a coat=正在做大衣
firefighter, firefighters | 消防员 位 | x | was brave=很勇敢 | put out the fire=把火扑灭了 | was washing the fire engine=正在洗消防车
librarian, librarians | 图书管理员 位 | x | worked in a library=在图书馆工作 | put the books on the shelf=把书放到了书架上 | was counting the books=正在数书
musician, musicians | 音乐家 位 | x | wrote music=写曲子 | played the piano=弹了钢琴 | was playing the piano=正在弹钢琴
swimmer, swimmers | 游泳运动员 位 | x | swam like a fish=游得像鱼一样快 | swam across the river=游过了河; won the swimming race=赢了游泳比赛 | was swimming in the lake=正在湖里游泳
runner, runners | 跑步运动员 位 | x | ran very fast=跑得很快 | won the race=赢了赛跑 | was running round the park=正绕着公园跑步
clown, clowns | 小丑 个 | x | had a red nose=有一个红鼻子 | made everyone laugh=把大家都逗笑了 | was making the children laugh=正在逗孩子们笑
magician, magicians | 魔术师 位 | x | had a tall black hat=有一顶高高的黑帽子 | pulled a rabbit out of a hat=从帽子里变出了一只兔子; did a trick=变了一个魔术 | was doing a trick=正在变魔术
shepherd, shepherds | 牧羊人 个 | x | had fifty sheep=有五十只羊 | counted the sheep=数了数羊 | was looking after the sheep=正在放羊
barber, barbers | 理发师 位 | x | cut hair very well=头发剪得很好 | cut the boy's hair=给那个孩子剪了头发 | was cutting hair=正在给人理发
scientist, scientists | 科学家 位 | x | knew a lot about the stars=很了解星星 | found a new star=发现了一颗新星 | was looking at the stars=正在看星星
neighbour, neighbours | 邻居 位 | x | lived next door=住在隔壁 | came out of the house=从家里走了出来 | was cleaning the yard=正在打扫院子
cleaner, cleaners | 清洁工 位 | x | kept the street clean=让街道很干净 | swept the street=扫了街道 | was sweeping the street=正在扫街道
builder, builders | 建筑工人 位 | x | built houses=盖房子 | carried the bricks=搬了砖头 | was building a house=正在盖房子
mechanic, mechanics | 修车工 位 | x | knew all about cars=很懂汽车 | repaired the car=修好了汽车 | was repairing a car=正在修汽车
photographer, photographers | 摄影师 位 | x | took good photos=照片拍得很好 | took a photo=拍了一张照片 | was taking photos=正在拍照片
skater, skaters | 滑冰运动员 位 | x | skated very well=冰滑得很好 | fell on the ice=摔倒在冰上; skated round the lake=绕着湖滑了一圈 | was skating on the lake=正在湖上滑冰
football player, football players | 足球运动员 位 | x | ran very fast=跑得很快 | scored a goal=进了一个球 | was playing football=正在踢足球
pianist, pianists | 钢琴家 位 | x | had played since five=五岁就开始弹琴 | played a beautiful song=弹了一首动听的曲子 | was playing the piano=正在弹钢琴
zookeeper, zookeepers | 饲养员 位 | x | loved animals=喜欢动物 | fed the lions=喂了狮子 | was feeding the monkeys=正在喂猴子
astronaut, astronauts | 宇航员 位 | x | had been to the moon=去过月球 | came back to earth=回到了地球 | was looking down at the earth=正从太空看地球
poet, poets | 诗人 位 | x | wrote poems about the moon=写关于月亮的诗 | read a poem=念了一首诗 | was writing a poem=正在写诗
grocer, grocers | 菜店老板 位 | x | sold vegetables=卖菜 | weighed the potatoes=称了土豆 | was weighing the tomatoes=正在称西红柿
guard, guards | 保安 位 | x | watched the gate=看守大门 | opened the gate=打开了大门 | was standing at the gate=正站在大门口
guide, guides | 导游 位 | x | knew the old city well=很熟悉老城 | showed us the old city=带我们看了老城 | was showing people the museum=正在带大家参观博物馆
fruit seller, fruit sellers | 水果商 位 | x | sold peaches and pears=卖桃子和梨 | weighed the apples=称了苹果 | was washing the apples=正在洗苹果
granddaughter, granddaughters | 孙女 个 | f family | was in the first grade=上一年级 | gave everyone a hug=抱了抱每个人 | was learning to read=正在学认字
grandson, grandsons | 孙子 个 | m family | was in the first grade=上一年级 | lost a tooth=掉了一颗牙 | was learning to swim=正在学游泳
"""
