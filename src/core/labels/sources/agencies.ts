import type { SourceEntry } from '../source-label'

/** Government agencies, guideline bodies and international organisations. */
export const AGENCIES: readonly SourceEntry[] = [
  {
    id: 'who',
    name: 'World Health Organization',
    kind: 'society',
    aliases: [
      'World Health Organization',
      'World Health Organization (WHO)',
      'WHO',
      'WHO Iris',
      '世界卫生组织',
      '世界衛生組織',
      '世卫组织'
    ],
    domains: ['who.int'],
    doiPrefixes: ['10.2471'],
    containers: ['world health organization', 'bulletin of the world health organization']
  },
  {
    id: 'nih',
    name: 'National Institutes of Health',
    kind: 'society',
    aliases: [
      'National Institutes of Health',
      'National Institutes of Health (NIH)',
      'NIH',
      'NIH Research Matters',
      '美国国立卫生研究院',
      '美国国家卫生研究院',
      '国立卫生研究院',
      '国家卫生研究院',
      '美國國家衛生研究院'
    ],
    domains: ['nih.gov'],
    containers: ['national institutes of health']
  },
  {
    id: 'nlm',
    name: 'National Library of Medicine',
    kind: 'database',
    aliases: ['National Library of Medicine', 'NLM', '美国国立医学图书馆', '美国国家医学图书馆', '国家医学图书馆'],
    domains: ['nlm.nih.gov'],
    identifiers: ['PMID', 'PMCID']
  },
  {
    id: 'nci',
    name: 'National Cancer Institute',
    kind: 'society',
    aliases: ['National Cancer Institute', 'Cancer.gov', 'NCI', '美国国家癌症研究所', '美国国立癌症研究所'],
    domains: ['cancer.gov']
  },
  {
    id: 'nccih',
    name: 'NCCIH',
    kind: 'society',
    aliases: [
      'NCCIH',
      'National Center for Complementary and Integrative Health',
      '美国国家补充与整合健康中心',
      '国家补充与综合健康中心'
    ],
    domains: ['nccih.nih.gov']
  },
  {
    id: 'nimh',
    name: 'NIMH',
    kind: 'society',
    aliases: ['National Institute of Mental Health', 'NIMH', '美国国家心理健康研究所'],
    domains: ['nimh.nih.gov']
  },
  {
    id: 'nia',
    name: 'National Institute on Aging',
    kind: 'society',
    aliases: ['National Institute on Aging', '美国国家老龄化研究所'],
    domains: ['nia.nih.gov']
  },
  {
    id: 'niddk',
    name: 'NIDDK',
    kind: 'society',
    aliases: ['NIDDK', 'National Institute of Diabetes and Digestive and Kidney Diseases'],
    domains: ['niddk.nih.gov']
  },
  {
    id: 'nhlbi',
    name: 'NHLBI',
    kind: 'society',
    aliases: ['NHLBI', 'National Heart, Lung, and Blood Institute'],
    domains: ['nhlbi.nih.gov']
  },
  {
    id: 'cdc',
    name: 'CDC',
    kind: 'society',
    aliases: [
      'CDC',
      'Centers for Disease Control and Prevention',
      'CDC Stacks',
      '美国疾病控制与预防中心',
      '美国疾病预防控制中心',
      '美国疾控中心',
      '疾病控制与预防中心'
    ],
    domains: ['cdc.gov']
  },
  {
    id: 'fda',
    name: 'FDA',
    kind: 'society',
    aliases: [
      'FDA',
      'U.S. Food and Drug Administration',
      'US Food and Drug Administration',
      'Food and Drug Administration',
      '美国食品药品监督管理局',
      '美国食品和药物管理局',
      '美国食品药品管理局'
    ],
    domains: ['fda.gov']
  },
  {
    id: 'ema',
    name: 'European Medicines Agency',
    kind: 'society',
    aliases: ['European Medicines Agency', 'European Medicines Agency (EMA)', 'EMA', '欧洲药品管理局', '欧洲药监局'],
    domains: ['ema.europa.eu']
  },
  {
    id: 'ahrq',
    name: 'AHRQ',
    kind: 'society',
    aliases: ['AHRQ', 'Agency for Healthcare Research and Quality'],
    domains: ['ahrq.gov']
  },
  { id: 'hhs', name: 'HHS.gov', kind: 'society', aliases: ['HHS.gov', '美国卫生与公众服务部'], domains: ['hhs.gov'] },
  { id: 'health-gov', name: 'Health.gov', kind: 'society', aliases: ['Health.gov'], domains: ['health.gov'] },
  {
    id: 'cms',
    name: 'CMS.gov',
    kind: 'society',
    aliases: ['CMS.gov', 'Medicare.gov'],
    domains: ['cms.gov', 'medicare.gov']
  },
  {
    id: 'uspstf',
    name: 'USPSTF',
    kind: 'society',
    aliases: ['USPSTF', 'US Preventive Services Task Force'],
    domains: ['uspreventiveservicestaskforce.org']
  },
  {
    id: 'va',
    name: 'Veterans Affairs',
    kind: 'society',
    aliases: ['Veterans Affairs', 'VA.gov', 'U.S. Department of Veterans Affairs'],
    domains: ['va.gov']
  },
  {
    id: 'nhs',
    name: 'NHS',
    kind: 'consumer-health',
    aliases: [
      'NHS',
      'nhs.uk',
      'NHS England',
      'NHS Inform',
      'National Health Service',
      '英国国家医疗服务体系',
      '英国国民医疗服务体系',
      '英国国家医疗服务系统',
      '英国国民保健署'
    ],
    domains: ['nhs.uk', 'nhsinform.scot']
  },
  {
    id: 'nice',
    name: 'NICE',
    kind: 'society',
    aliases: [
      'NICE',
      'National Institute for Health and Care Excellence',
      'NICE Guidelines',
      '英国国家卫生与临床优化研究所',
      '英国国家卫生与保健研究所'
    ],
    domains: ['nice.org.uk', 'cks.nice.org.uk']
  },
  {
    id: 'sign',
    name: 'SIGN',
    kind: 'society',
    aliases: ['Scottish Intercollegiate Guidelines Network'],
    domains: ['sign.ac.uk']
  },
  {
    id: 'gov-uk',
    name: 'GOV.UK',
    kind: 'society',
    aliases: ['GOV.UK', 'MHRA', 'UK Health Security Agency', '英国政府网'],
    domains: ['gov.uk']
  },
  { id: 'nihr', name: 'NIHR', kind: 'society', aliases: ['NIHR'], domains: ['nihr.ac.uk'] },
  { id: 'ukri', name: 'UKRI', kind: 'society', aliases: ['UKRI'], domains: ['ukri.org'] },
  {
    id: 'health-canada',
    name: 'Canada.ca',
    kind: 'society',
    aliases: ['Canada.ca', 'Health Canada', '加拿大卫生部'],
    domains: ['canada.ca']
  },
  {
    id: 'healthdirect',
    name: 'Healthdirect',
    kind: 'consumer-health',
    aliases: ['Healthdirect', 'healthdirect'],
    domains: ['healthdirect.gov.au']
  },
  {
    id: 'better-health',
    name: 'Better Health Channel',
    kind: 'consumer-health',
    aliases: ['Better Health Channel'],
    domains: ['betterhealth.vic.gov.au']
  },
  {
    id: 'tga',
    name: 'Therapeutic Goods Administration',
    kind: 'society',
    aliases: ['Therapeutic Goods Administration'],
    domains: ['tga.gov.au']
  },
  {
    id: 'european-union',
    name: 'European Commission',
    kind: 'society',
    aliases: ['European Commission', 'EUR-Lex', 'CORDIS', 'European Union', '欧盟委员会'],
    domains: ['europa.eu', 'cordis.europa.eu']
  },
  {
    id: 'ecdc',
    name: 'ECDC',
    kind: 'society',
    aliases: ['ECDC', 'European Centre for Disease Prevention and Control', '欧洲疾病预防控制中心'],
    domains: ['ecdc.europa.eu']
  },
  {
    id: 'un',
    name: 'United Nations',
    kind: 'society',
    aliases: ['United Nations', '联合国', '联合国新闻'],
    domains: ['un.org']
  },
  { id: 'unicef', name: 'UNICEF', kind: 'society', aliases: ['UNICEF', '联合国儿童基金会'], domains: ['unicef.org'] },
  { id: 'unesco', name: 'UNESCO', kind: 'society', aliases: ['UNESCO'], domains: ['unesco.org'] },
  { id: 'unaids', name: 'UNAIDS', kind: 'society', aliases: ['UNAIDS'], domains: ['unaids.org'] },
  {
    id: 'world-bank',
    name: 'World Bank',
    kind: 'society',
    aliases: ['World Bank', '世界银行'],
    domains: ['worldbank.org']
  },
  { id: 'oecd', name: 'OECD', kind: 'society', aliases: ['OECD', '经合组织'], domains: ['oecd.org'] },
  {
    id: 'our-world-in-data',
    name: 'Our World in Data',
    kind: 'website',
    aliases: ['Our World in Data'],
    domains: ['ourworldindata.org']
  },
  { id: 'statista', name: 'Statista', kind: 'database', aliases: ['Statista'], domains: ['statista.com'] },
  {
    id: 'nasem',
    name: 'National Academies',
    kind: 'society',
    aliases: ['National Academies', 'National Academies Press', 'The National Academies Press'],
    domains: ['nap.edu', 'nationalacademies.org'],
    doiPrefixes: ['10.17226'],
    containers: ['national academies press']
  },
  {
    id: 'cn-nhc',
    name: '国家卫生健康委员会',
    kind: 'society',
    aliases: ['国家卫生健康委员会', '国家卫健委', '中国国家卫生健康委员会', '卫健委', 'National Health Commission'],
    domains: ['nhc.gov.cn'],
    containers: ['国家卫生健康委员会']
  },
  {
    id: 'cn-natcm',
    name: '国家中医药管理局',
    kind: 'society',
    aliases: ['国家中医药管理局', 'National Administration of Traditional Chinese Medicine'],
    domains: ['natcm.gov.cn', 'satcm.gov.cn'],
    containers: ['国家中医药管理局']
  },
  {
    id: 'cn-nmpa',
    name: '国家药品监督管理局',
    kind: 'society',
    aliases: ['国家药品监督管理局', '国家药监局', 'NMPA', '国家药监局药审中心', '药品审评中心'],
    domains: ['nmpa.gov.cn', 'cde.org.cn'],
    containers: ['国家药品监督管理局']
  },
  {
    id: 'cn-cdc',
    name: '中国疾病预防控制中心',
    kind: 'society',
    aliases: ['中国疾病预防控制中心', '中国疾控中心', '国家疾控局', '国家疾病预防控制局', 'China CDC'],
    domains: ['chinacdc.cn', 'ndcpa.gov.cn'],
    doiPrefixes: ['10.46234'],
    containers: ['中国疾病预防控制中心', 'china cdc weekly']
  },
  {
    id: 'cn-gov',
    name: '中国政府网',
    kind: 'society',
    aliases: ['中国政府网', '中华人民共和国中央人民政府', '中央人民政府'],
    domains: ['gov.cn'],
    containers: ['中国政府网']
  },
  {
    id: 'cn-nsfc',
    name: '国家自然科学基金委员会',
    kind: 'society',
    aliases: ['国家自然科学基金委员会', '国家自然科学基金委'],
    domains: ['nsfc.gov.cn']
  },
  {
    id: 'tw-mohw',
    name: '衛生福利部',
    kind: 'society',
    aliases: ['衛生福利部', '衛福部', '衛生福利部疾病管制署', '台灣衛生福利部'],
    domains: ['mohw.gov.tw', 'cdc.gov.tw']
  },
  {
    id: 'hk-hospital-authority',
    name: 'Hospital Authority',
    kind: 'society',
    aliases: ['Hospital Authority', '醫院管理局', '香港卫生署', '香港衞生署'],
    domains: ['ha.org.hk', 'dh.gov.hk', 'chp.gov.hk']
  }
]
