/**
 * How people speak of what an office calls by other names: when a question contains one of the first words, the second
 * ones are looked for as well. General language only; what finds a single item belongs into its `words`.
 */
export const everydayWords: readonly { said: RegExp; meant: readonly string[] }[] = [
  { said: /妈|爸|爷爷|奶奶|姥|外公|外婆|老人|老头|老太|父母|老爹|老娘|退休/, meant: ['老人', '老年'] },
  { said: /领|钱|补助|补贴|津贴|发放|待遇/, meant: ['津贴', '补贴', '领取'] },
  { said: /娃|宝宝|小孩|孩子|儿子|女儿|幼儿/, meant: ['儿童'] },
  { said: /怀孕|生孩子|生娃|二胎|三胎/, meant: ['生育'] },
  { said: /没工作|没活|下岗|丢了工作|被裁|辞退|找工作/, meant: ['失业', '就业'] },
  { said: /轮椅|腿脚|瘫|聋|盲|看不见|听不见|残/, meant: ['残疾人'] },
  { said: /租房|外地|打工|暂住|刚搬/, meant: ['流动人口', '居住'] },
  { said: /穷|吃不起|没收入|过不下去|低保|困难/, meant: ['最低生活保障', '救助', '困难'] },
  { said: /公交|坐车|景点|老年卡/, meant: ['优待证'] },
  { said: /看病|生病|医药费|住院|大病/, meant: ['医疗'] },
  { said: /吵架|邻居|纠纷|打架/, meant: ['调解', '纠纷'] },
  { said: /当兵|退伍|军人|复员/, meant: ['退役军人'] },
]

/** Words of a question that say nothing about what is wanted. */
export const idleWords =
  /什么|怎么|怎样|如何|哪里|哪儿|哪些|多少|可以|请问|我想|想要|需要|能不能|是不是|有没有|申请|办理|办|我|你|他|她|的|了|吗|呢|能|要|想|去|在|有|和|是|给|都/g
