import type { SourceEntry } from '../source-label'

/** Chinese general news and sites that anyone may write on. */
export const MORE_CHINESE_MEDIA: readonly SourceEntry[] = [
  { id: 'cgtn', name: 'CGTN', kind: 'news', aliases: ['CGTN'], domains: ['cgtn.com'] },
  { id: 'cnr', name: '央广网', kind: 'news', aliases: ['央广网'], domains: ['cnr.cn'] },
  { id: 'cri', name: '国际在线', kind: 'news', aliases: ['国际在线'], domains: ['cri.cn'] },
  {
    id: 'chinanews',
    name: '中国新闻网',
    kind: 'news',
    aliases: ['中国新闻网', '中新网'],
    domains: ['chinanews.com.cn', 'chinanews.com']
  },
  { id: 'china-com-cn', name: '中国网', kind: 'news', aliases: ['中国网'], domains: ['china.com.cn'] },
  {
    id: 'china-daily',
    name: '中国日报',
    kind: 'news',
    aliases: ['中国日报', '中国日报网', 'China Daily'],
    domains: ['chinadaily.com.cn']
  },
  { id: 'gmw', name: '光明网', kind: 'news', aliases: ['光明网', '光明日报'], domains: ['gmw.cn'] },
  { id: 'huanqiu', name: '环球网', kind: 'news', aliases: ['环球网', '环球时报'], domains: ['huanqiu.com'] },
  { id: 'cyol', name: '中国青年报', kind: 'news', aliases: ['中国青年报'], domains: ['cyol.com'] },
  { id: 'ce-cn', name: '中国经济网', kind: 'news', aliases: ['中国经济网'], domains: ['ce.cn'] },
  { id: 'bjnews', name: '新京报', kind: 'news', aliases: ['新京报'], domains: ['bjnews.com.cn'] },
  { id: 'jkb', name: '健康报', kind: 'news', aliases: ['健康报', '健康报网'], domains: ['jkb.com.cn'] },
  {
    id: 'cnpharm',
    name: '中国食品药品网',
    kind: 'news',
    aliases: ['中国医药报', '中国食品药品网'],
    domains: ['cnpharm.com']
  },
  { id: 'yyjjb', name: '医药经济报', kind: 'news', aliases: ['医药经济报'], domains: ['yyjjb.com.cn'] },
  { id: 'thepaper', name: '澎湃新闻', kind: 'news', aliases: ['澎湃新闻'], domains: ['thepaper.cn'] },
  { id: 'jiemian', name: '界面新闻', kind: 'news', aliases: ['界面新闻'], domains: ['jiemian.com'] },
  { id: 'yicai', name: '第一财经', kind: 'news', aliases: ['第一财经'], domains: ['yicai.com'] },
  { id: 'caixin', name: '财新网', kind: 'news', aliases: ['财新网', '财新'], domains: ['caixin.com'] },
  { id: '36kr', name: '36氪', kind: 'news', aliases: ['36氪'], domains: ['36kr.com'] },
  { id: 'huxiu', name: '虎嗅网', kind: 'news', aliases: ['虎嗅', '虎嗅网'], domains: ['huxiu.com'] },
  { id: 'vbdata', name: '动脉网', kind: 'news', aliases: ['动脉网'], domains: ['vbdata.cn', 'vcbeat.top'] },
  { id: 'infzm', name: '南方周末', kind: 'news', aliases: ['南方周末'], domains: ['infzm.com'] },
  {
    id: 'sina',
    name: '新浪网',
    kind: 'news',
    aliases: ['新浪网', '新浪', '新浪新闻', '新浪财经', '新浪医药', '新浪健康'],
    domains: ['sina.com.cn', 'sina.cn']
  },
  { id: 'weibo', name: '微博', kind: 'website', aliases: ['微博', '新浪微博'], domains: ['weibo.com'] },
  {
    id: 'sohu',
    name: '搜狐网',
    kind: 'news',
    aliases: ['搜狐网', '搜狐', '搜狐健康', '搜狐新闻', '手机搜狐网'],
    domains: ['sohu.com']
  },
  {
    id: 'netease',
    name: '网易',
    kind: 'news',
    aliases: ['网易', '网易新闻', '网易健康', '网易号', '手机网易网'],
    domains: ['163.com']
  },
  { id: 'tencent', name: '腾讯网', kind: 'news', aliases: ['腾讯网', '腾讯新闻', '腾讯健康'], domains: ['qq.com'] },
  {
    id: 'weixin',
    name: '微信公众平台',
    kind: 'website',
    aliases: ['微信公众平台', '微信公众号'],
    domains: ['weixin.qq.com']
  },
  { id: 'toutiao', name: '今日头条', kind: 'news', aliases: ['今日头条'], domains: ['toutiao.com'] },
  { id: 'baijiahao', name: '百家号', kind: 'news', aliases: ['百家号'], domains: ['baijiahao.baidu.com'] },
  { id: 'ifeng', name: '凤凰网', kind: 'news', aliases: ['凤凰网', '凤凰新闻'], domains: ['ifeng.com'] },
  {
    id: 'zhihu',
    name: '知乎',
    kind: 'website',
    aliases: ['知乎', '知乎专栏', '知乎日报', 'Zhihu'],
    domains: ['zhihu.com']
  },
  { id: 'jianshu', name: '简书', kind: 'website', aliases: ['简书'], domains: ['jianshu.com'] },
  { id: 'douban', name: '豆瓣', kind: 'website', aliases: ['豆瓣'], domains: ['douban.com'] },
  { id: 'xiaohongshu', name: '小红书', kind: 'website', aliases: ['小红书'], domains: ['xiaohongshu.com'] },
  { id: 'bilibili', name: '哔哩哔哩', kind: 'website', aliases: ['哔哩哔哩', 'Bilibili'], domains: ['bilibili.com'] },
  { id: 'csdn', name: 'CSDN', kind: 'website', aliases: ['CSDN', 'CSDN博客'], domains: ['csdn.net'] },
  { id: 'docin', name: '豆丁网', kind: 'website', aliases: ['豆丁网'], domains: ['docin.com'] },
  { id: 'doc88', name: '道客巴巴', kind: 'website', aliases: ['道客巴巴'], domains: ['doc88.com'] },
  { id: 'book118', name: '原创力文档', kind: 'website', aliases: ['原创力文档'], domains: ['book118.com'] },
  { id: 'renrendoc', name: '人人文库', kind: 'website', aliases: ['人人文库'], domains: ['renrendoc.com'] },
  { id: 'udn', name: '聯合新聞網', kind: 'news', aliases: ['聯合新聞網', '元氣網'], domains: ['udn.com'] },
  {
    id: 'commonhealth',
    name: '康健雜誌',
    kind: 'consumer-health',
    aliases: ['康健雜誌'],
    domains: ['commonhealth.com.tw']
  },
  { id: 'ltn', name: '自由時報', kind: 'news', aliases: ['自由時報'], domains: ['ltn.com.tw'] },
  { id: 'cna', name: '中央社', kind: 'news', aliases: ['中央社', '中央通訊社'], domains: ['cna.com.tw'] },
  { id: 'edh', name: '早安健康', kind: 'consumer-health', aliases: ['早安健康'], domains: ['edh.tw'] },
  { id: 'heho', name: 'Heho健康', kind: 'consumer-health', aliases: ['Heho健康'], domains: ['heho.com.tw'] }
]
