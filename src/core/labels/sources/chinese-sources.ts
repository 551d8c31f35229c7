import type { SourceEntry } from '../source-label'

/** Chinese databases, publishers, journals and institutions. */
export const CHINESE_SOURCES: readonly SourceEntry[] = [
  {
    id: 'cnki',
    name: '中国知网',
    kind: 'database',
    aliases: [
      '中国知网',
      '知网',
      'CNKI',
      '中国知网空间',
      '知网空间',
      '中国知识基础设施工程',
      '中国期刊全文数据库',
      '中國知網',
      '知網',
      '知网百科'
    ],
    domains: ['cnki.net', 'cnki.com.cn'],
    containers: ['中国知网']
  },
  {
    id: 'wanfang',
    name: '万方数据',
    kind: 'database',
    aliases: [
      '万方数据',
      '万方',
      '万方数据库',
      '万方数据知识服务平台',
      '万方医学网',
      '万方医学',
      '萬方數據',
      'Wanfang',
      'Wanfang Data',
      'WanFang Data',
      'Wanfang Med Online'
    ],
    domains: ['wanfangdata.com.cn', 'wanfangdata.com', 'wf.pub', 'med.wanfangdata.com.cn'],
    containers: ['万方数据']
  },
  {
    id: 'cqvip',
    name: '维普网',
    kind: 'database',
    aliases: [
      '维普网',
      '维普',
      '维普资讯',
      '维普资讯网',
      '维普期刊',
      '维普中文期刊',
      '维普数据库',
      '維普網',
      '维普中文期刊服务平台',
      'CQVIP',
      'VIP',
      'Cqvip'
    ],
    domains: ['cqvip.com'],
    containers: ['维普']
  },
  {
    id: 'sinomed',
    name: '中国生物医学文献服务系统',
    kind: 'database',
    aliases: ['中国生物医学文献服务系统', '中国生物医学文献数据库', 'SinoMed', 'CBM', 'CBMdisc'],
    domains: ['sinomed.ac.cn']
  },
  {
    id: 'cscd',
    name: '中国科学引文数据库',
    kind: 'database',
    aliases: ['中国科学引文数据库', 'CSCD'],
    domains: ['sciencechina.cn']
  },
  {
    id: 'paper-edu',
    name: '中国科技论文在线',
    kind: 'database',
    aliases: ['中国科技论文在线'],
    domains: ['paper.edu.cn']
  },
  {
    id: 'nstl',
    name: '国家科技图书文献中心',
    kind: 'database',
    aliases: ['国家科技图书文献中心', 'NSTL'],
    domains: ['nstl.gov.cn']
  },
  {
    id: 'ncpssd',
    name: '国家哲学社会科学文献中心',
    kind: 'database',
    aliases: ['国家哲学社会科学文献中心'],
    domains: ['ncpssd.org', 'ncpssd.cn']
  },
  {
    id: 'chaoxing',
    name: '超星期刊',
    kind: 'database',
    aliases: ['超星期刊', '读秀'],
    domains: ['chaoxing.com', 'duxiu.com']
  },
  { id: 'qikan', name: '龙源期刊网', kind: 'database', aliases: ['龙源期刊网', '龙源期刊'], domains: ['qikan.com'] },
  {
    id: 'baidu-scholar',
    name: '百度学术',
    kind: 'database',
    aliases: ['百度学术', 'Baidu Scholar'],
    domains: ['xueshu.baidu.com']
  },
  {
    id: 'airiti',
    name: '華藝線上圖書館',
    kind: 'database',
    aliases: ['華藝線上圖書館', '华艺学术文献数据库', '华艺线上图书馆', 'Airiti Library', 'airiti Library'],
    domains: ['airitilibrary.com'],
    doiPrefixes: ['10.6247']
  },
  {
    id: 'cma-journals',
    name: '中华医学期刊网',
    kind: 'publisher',
    aliases: [
      '中华医学期刊网',
      '中华医学期刊全文数据库',
      '中华医学会',
      '中华医学会杂志社',
      '中华医学网',
      'Chinese Medical Association',
      'Chinese Medical Association Publishing House',
      'Yiigle'
    ],
    domains: ['yiigle.com', 'cma.org.cn', 'medjournals.cn', 'cmaph.org'],
    doiPrefixes: ['10.3760'],
    containers: ['中华']
  },
  {
    id: 'cn-national-medical-journal',
    name: '中华医学杂志',
    kind: 'journal',
    aliases: ['中华医学杂志', 'National Medical Journal of China'],
    domains: ['nmjc.net.cn'],
    doiPrefixes: ['10.3760'],
    issns: ['0376-2491'],
    containers: ['中华医学杂志']
  },
  {
    id: 'cn-journal-of-neurology',
    name: '中华神经科杂志',
    kind: 'journal',
    aliases: ['中华神经科杂志', 'Chinese Journal of Neurology'],
    domains: ['cjn.org.cn'],
    doiPrefixes: ['10.3760'],
    issns: ['1006-7876'],
    containers: ['中华神经科杂志']
  },
  {
    id: 'cn-neuroimmunology',
    name: '中国神经免疫学和神经病学杂志',
    kind: 'journal',
    aliases: ['中国神经免疫学和神经病学杂志', '中国神经免疫学与神经病学杂志'],
    domains: ['zgsjmy.com'],
    doiPrefixes: ['10.3969'],
    issns: ['1006-2963'],
    containers: ['中国神经免疫学和神经病学杂志']
  },
  {
    id: 'cn-internal-medicine',
    name: '中华内科杂志',
    kind: 'journal',
    aliases: ['中华内科杂志', 'Chinese Journal of Internal Medicine'],
    domains: ['zhnkzz.yiigle.com'],
    doiPrefixes: ['10.3760'],
    issns: ['0578-1426'],
    containers: ['中华内科杂志']
  },
  {
    id: 'cn-hematology',
    name: '中华血液学杂志',
    kind: 'journal',
    aliases: ['中华血液学杂志', 'Chinese Journal of Hematology'],
    domains: ['zhxyxzz.yiigle.com'],
    doiPrefixes: ['10.3760'],
    issns: ['0253-2727'],
    containers: ['中华血液学杂志']
  },
  {
    id: 'cn-tcm-journal',
    name: '中医杂志',
    kind: 'journal',
    aliases: ['中医杂志', 'Journal of Traditional Chinese Medicine'],
    domains: ['jtcm.net.cn'],
    doiPrefixes: ['10.13288'],
    issns: ['1001-1668', '0255-2922'],
    containers: ['中医杂志', 'journal of traditional chinese medicine']
  },
  {
    id: 'cn-cjtcmp',
    name: '中华中医药杂志',
    kind: 'journal',
    aliases: ['中华中医药杂志', '中华中医药学会', '中华中医药学刊'],
    domains: ['cacm.org.cn'],
    issns: ['1673-1727'],
    containers: ['中华中医药杂志', '中华中医药学刊']
  },
  {
    id: 'cn-integrative',
    name: '中国中西医结合杂志',
    kind: 'journal',
    aliases: [
      '中国中西医结合杂志',
      '中国中西医结合学会',
      'Chinese Journal of Integrated Traditional and Western Medicine'
    ],
    domains: ['cjim.cn', 'caim.org.cn'],
    doiPrefixes: ['10.7661'],
    issns: ['1003-5370'],
    containers: ['中国中西医结合杂志']
  },
  {
    id: 'cn-cjim',
    name: 'Chinese Journal of Integrative Medicine',
    kind: 'journal',
    aliases: ['Chinese Journal of Integrative Medicine'],
    domains: ['link.springer.com'],
    doiPrefixes: ['10.1007'],
    issns: ['1672-0415', '1993-0402'],
    containers: ['chinese journal of integrative medicine']
  },
  {
    id: 'cn-acupuncture',
    name: '中国针灸',
    kind: 'journal',
    aliases: ['中国针灸', '中国针灸学会', 'Chinese Acupuncture & Moxibustion'],
    domains: ['zhenjiusci.com', 'caam.cn'],
    issns: ['0255-2930'],
    containers: ['中国针灸', '针刺研究']
  },
  {
    id: 'cn-materia-medica',
    name: '中国中药杂志',
    kind: 'journal',
    aliases: ['中国中药杂志', '中草药杂志', 'China Journal of Chinese Materia Medica'],
    domains: ['cjcmm.com.cn', 'tiprpress.com'],
    issns: ['1001-5302'],
    containers: ['中国中药杂志', '中草药']
  },
  {
    id: 'cn-tissue-engineering',
    name: '中国组织工程研究',
    kind: 'journal',
    aliases: ['中国组织工程研究', 'Chinese Journal of Tissue Engineering Research'],
    domains: ['cjter.com'],
    issns: ['2095-4344'],
    containers: ['中国组织工程研究']
  },
  { id: 'cacms', name: '中国中医科学院', kind: 'society', aliases: ['中国中医科学院'], domains: ['cacms.ac.cn'] },
  { id: 'bucm', name: '北京中医药大学', kind: 'society', aliases: ['北京中医药大学'], domains: ['bucm.edu.cn'] },
  { id: 'shutcm', name: '上海中医药大学', kind: 'society', aliases: ['上海中医药大学'], domains: ['shutcm.edu.cn'] },
  { id: 'gzucm', name: '广州中医药大学', kind: 'society', aliases: ['广州中医药大学'], domains: ['gzucm.edu.cn'] },
  { id: 'cdutcm', name: '成都中医药大学', kind: 'society', aliases: ['成都中医药大学'], domains: ['cdutcm.edu.cn'] },
  { id: 'njucm', name: '南京中医药大学', kind: 'society', aliases: ['南京中医药大学'], domains: ['njucm.edu.cn'] },
  { id: 'yaozh', name: '药智网', kind: 'database', aliases: ['药智网', '药智数据'], domains: ['yaozh.com'] },
  { id: 'pharmacodia', name: '药渡', kind: 'database', aliases: ['药渡'], domains: ['pharmacodia.com'] },
  {
    id: 'chard',
    name: '中国罕见病联盟',
    kind: 'society',
    aliases: ['中国罕见病联盟', '中国罕见病网'],
    domains: ['chard.org.cn']
  },
  { id: 'chinaicf', name: '病痛挑战基金会', kind: 'society', aliases: ['病痛挑战基金会'], domains: ['chinaicf.org'] },
  { id: 'cord', name: '蔻德罕见病中心', kind: 'society', aliases: ['蔻德罕见病中心'], domains: ['cord.org.cn'] },
  { id: 'pumch', name: '北京协和医院', kind: 'society', aliases: ['北京协和医院', '协和医院'], domains: ['pumch.cn'] },
  {
    id: 'pumch-journal',
    name: '协和医学杂志',
    kind: 'journal',
    aliases: ['协和医学杂志'],
    domains: ['xhyxzz.pumch.cn']
  },
  {
    id: 'cams',
    name: '中国医学科学院',
    kind: 'society',
    aliases: ['中国医学科学院', '中国医学科学院北京协和医学院'],
    domains: ['cams.ac.cn', 'pumc.edu.cn']
  },
  {
    id: 'west-china-hospital',
    name: '华西医院',
    kind: 'society',
    aliases: ['四川大学华西医院', '华西医院'],
    domains: ['wchscu.cn']
  },
  {
    id: 'cma-neurology',
    name: '中华医学会神经病学分会',
    kind: 'society',
    aliases: ['中华医学会神经病学分会'],
    domains: []
  },
  { id: 'cmda', name: '中国医师协会', kind: 'society', aliases: ['中国医师协会'], domains: ['cmda.net'] },
  { id: 'csi-cn', name: '中国免疫学会', kind: 'society', aliases: ['中国免疫学会'], domains: ['csi.org.cn'] },
  { id: 'china-stroke', name: '中国卒中学会', kind: 'society', aliases: ['中国卒中学会'], domains: [] },
  {
    id: 'huashan-hospital',
    name: '复旦大学附属华山医院',
    kind: 'society',
    aliases: ['复旦大学附属华山医院'],
    domains: []
  },
  {
    id: 'tiantan-hospital',
    name: '首都医科大学附属北京天坛医院',
    kind: 'society',
    aliases: ['首都医科大学附属北京天坛医院'],
    domains: []
  },
  {
    id: 'cas',
    name: '中国科学院',
    kind: 'society',
    aliases: ['中国科学院', '中科院', 'Chinese Academy of Sciences'],
    domains: ['cas.cn']
  },
  { id: 'cae', name: '中国工程院', kind: 'society', aliases: ['中国工程院'], domains: ['cae.cn'] },
  {
    id: 'ntuh',
    name: '臺大醫院',
    kind: 'society',
    aliases: ['臺大醫院', '台大醫院', '國立臺灣大學醫學院附設醫院'],
    domains: ['ntuh.gov.tw']
  }
]
