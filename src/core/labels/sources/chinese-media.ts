import type { SourceEntry } from '../source-label'

/** Chinese medical portals and their news. */
export const CHINESE_MEDIA: readonly SourceEntry[] = [
  { id: 'baidu-wenku', name: '百度文库', kind: 'website', aliases: ['百度文库'], domains: ['wenku.baidu.com'] },
  {
    id: 'baidu-health',
    name: '百度健康',
    kind: 'consumer-health',
    aliases: ['百度健康', '百度健康医典'],
    domains: ['jiankang.baidu.com']
  },
  { id: 'baidu', name: '百度', kind: 'website', aliases: ['百度知道'], domains: ['baidu.com'] },
  {
    id: 'cn-tcm-online',
    name: '中国中医药网',
    kind: 'consumer-health',
    aliases: [
      '中国中医药网',
      '中医药网',
      '中医网',
      '中國中醫藥網',
      '中醫網',
      '中国中医网',
      '中华中医网',
      '中医世家',
      '中医药在线',
      '中医中药秘方网',
      '中医宝典'
    ],
    domains: ['cntcm.com.cn', 'zhzyw.com', 'zhongyiwang.com', 'zysj.com.cn']
  },
  {
    id: 'cn-tcm-news',
    name: '中国中医药报',
    kind: 'news',
    aliases: ['中国中医药报', '中国中医药信息网', '中国中医药信息杂志'],
    domains: ['cntcm.com.cn', 'cntcmvideo.com'],
    containers: ['中国中医药报']
  },
  {
    id: 'dxy',
    name: '丁香园',
    kind: 'consumer-health',
    aliases: ['丁香园', '丁香医生', '丁香园论坛', '丁香通', '丁香人才', '丁香園', 'DXY', 'Insight数据库'],
    domains: ['dxy.cn', 'dxy.com', 'dxy.net']
  },
  {
    id: 'medlive',
    name: '医脉通',
    kind: 'news',
    aliases: ['医脉通', '医脉通网', 'Medlive', 'MedLive'],
    domains: ['medlive.cn']
  },
  { id: 'medsci', name: '梅斯医学', kind: 'news', aliases: ['梅斯医学', 'MedSci'], domains: ['medsci.cn'] },
  { id: 'bioon', name: '生物谷', kind: 'news', aliases: ['生物谷'], domains: ['bioon.com'] },
  { id: 'cmt', name: '医学论坛网', kind: 'news', aliases: ['医学论坛网', '中国医学论坛报'], domains: ['cmt.com.cn'] },
  { id: 'doctor-news-cn', name: '医师报', kind: 'news', aliases: ['医师报'], domains: [] },
  { id: 'medical-new-view', name: '医学新视点', kind: 'news', aliases: ['医学新视点'], domains: [] },
  { id: 'neuro-times', name: '神经时讯', kind: 'news', aliases: ['神经时讯'], domains: [] },
  {
    id: 'haodf',
    name: '好大夫在线',
    kind: 'consumer-health',
    aliases: ['好大夫在线', '好大夫', '好大夫网'],
    domains: ['haodf.com']
  },
  { id: 'guahao', name: '微医', kind: 'consumer-health', aliases: ['微医'], domains: ['guahao.com'] },
  { id: 'chunyu', name: '春雨医生', kind: 'consumer-health', aliases: ['春雨医生'], domains: ['chunyuyisheng.com'] },
  { id: 'pingan-health', name: '平安好医生', kind: 'consumer-health', aliases: ['平安好医生'], domains: ['jk.cn'] },
  { id: 'jd-health', name: '京东健康', kind: 'consumer-health', aliases: ['京东健康'], domains: [] },
  { id: 'ali-health', name: '阿里健康', kind: 'consumer-health', aliases: ['阿里健康'], domains: [] },
  {
    id: 'tencent-medipedia',
    name: '腾讯医典',
    kind: 'consumer-health',
    aliases: ['腾讯医典'],
    domains: ['baike.qq.com']
  },
  { id: '120ask', name: '快速问医生', kind: 'consumer-health', aliases: ['快速问医生'], domains: ['120ask.com'] },
  { id: '39-health', name: '39健康网', kind: 'consumer-health', aliases: ['39健康网', '39健康'], domains: ['39.net'] },
  { id: 'xywy', name: '寻医问药', kind: 'consumer-health', aliases: ['寻医问药', '寻医问药网'], domains: ['xywy.com'] },
  {
    id: 'familydoctor',
    name: '家庭医生在线',
    kind: 'consumer-health',
    aliases: ['家庭医生在线'],
    domains: ['familydoctor.com.cn']
  },
  { id: 'fh21', name: '飞华健康网', kind: 'consumer-health', aliases: ['飞华健康网'], domains: ['fh21.com.cn'] },
  { id: 'minfukang', name: '民福康', kind: 'consumer-health', aliases: ['民福康'], domains: [] },
  { id: 'youlai', name: '有来医生', kind: 'consumer-health', aliases: ['有来医生'], domains: ['youlai.cn'] },
  { id: 'fuhe-health', name: '复禾健康', kind: 'consumer-health', aliases: ['复禾健康'], domains: ['fuhewenyi.com'] },
  { id: 'miaoshou', name: '妙手医生', kind: 'consumer-health', aliases: ['妙手医生'], domains: ['miaoshou.com'] },
  { id: 'vodjk', name: '健康一线', kind: 'consumer-health', aliases: ['健康一线'], domains: ['vodjk.com'] },
  { id: '99-health', name: '99健康网', kind: 'consumer-health', aliases: ['99健康网'], domains: ['99.com.cn'] },
  { id: 'med66', name: '医学教育网', kind: 'website', aliases: ['医学教育网'], domains: ['med66.com'] },
  { id: 'yongyao', name: '用药助手', kind: 'consumer-health', aliases: ['用药助手'], domains: [] },
  {
    id: 'x-mol',
    name: 'X-MOL',
    kind: 'website',
    aliases: ['X-MOL', 'X-MOL学术平台'],
    domains: ['x-mol.com', 'x-mol.net']
  },
  {
    id: 'elseviermed',
    name: '爱唯医学网',
    kind: 'website',
    aliases: ['爱唯医学网', '爱唯医学'],
    domains: ['elseviermed.cn']
  },
  {
    id: 'sciencenet',
    name: '科学网',
    kind: 'news',
    aliases: ['科学网', '科学网博客', '中国科学报'],
    domains: ['sciencenet.cn']
  },
  { id: 'stdaily', name: '中国科技网', kind: 'news', aliases: ['科技日报', '中国科技网'], domains: ['stdaily.com'] },
  { id: 'kepu', name: '科普中国', kind: 'website', aliases: ['科普中国'], domains: ['kepuchina.cn'] },
  { id: 'guokr', name: '果壳', kind: 'website', aliases: ['果壳', '果壳网'], domains: ['guokr.com'] },
  {
    id: 'peoples-daily',
    name: '人民网',
    kind: 'news',
    aliases: ['人民网', '人民日报', '人民日报海外版', "People's Daily", '人民日報'],
    domains: ['people.com.cn', 'people.cn']
  },
  {
    id: 'peoples-health',
    name: '人民健康网',
    kind: 'news',
    aliases: ['人民健康网', '人民健康'],
    domains: ['health.people.com.cn']
  },
  {
    id: 'health-times-cn',
    name: '健康时报',
    kind: 'news',
    aliases: ['健康时报', '健康时报网'],
    domains: ['jksb.com.cn']
  },
  { id: 'life-times-cn', name: '生命时报', kind: 'news', aliases: ['生命时报'], domains: ['lifetimes.cn'] },
  { id: 'rmzxb', name: '人民政协网', kind: 'news', aliases: ['人民政协网'], domains: ['rmzxb.com.cn'] },
  {
    id: 'xinhua',
    name: '新华网',
    kind: 'news',
    aliases: ['新华网', '新华社', '新華社', '新華網', 'Xinhua', 'Xinhua News Agency', '新华每日电讯'],
    domains: ['xinhuanet.com', 'news.cn']
  },
  {
    id: 'cankaoxiaoxi',
    name: '参考消息',
    kind: 'news',
    aliases: ['参考消息', '参考消息网'],
    domains: ['cankaoxiaoxi.com']
  },
  {
    id: 'cctv',
    name: '央视网',
    kind: 'news',
    aliases: ['央视网', '央视新闻', '中央电视台', 'CCTV'],
    domains: ['cctv.com']
  }
]
