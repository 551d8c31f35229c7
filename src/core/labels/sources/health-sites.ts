import type { SourceEntry } from '../source-label'

/** Consumer health sites, hospitals and patient organisations. */
export const HEALTH_SITES: readonly SourceEntry[] = [
  {
    id: 'verywell-health',
    name: 'Verywell Health',
    kind: 'consumer-health',
    aliases: ['Verywell Health', 'VerywellHealth', 'Verywell', 'Verywell Fit'],
    domains: ['verywellhealth.com', 'verywellfit.com']
  },
  {
    id: 'verywell-mind',
    name: 'Verywell Mind',
    kind: 'consumer-health',
    aliases: ['Verywell Mind'],
    domains: ['verywellmind.com']
  },
  {
    id: 'healthline',
    name: 'Healthline',
    kind: 'consumer-health',
    aliases: ['Healthline', 'HealthLine', '健康热线'],
    domains: ['healthline.com']
  },
  { id: 'webmd', name: 'WebMD', kind: 'consumer-health', aliases: ['WebMD', 'WebMd'], domains: ['webmd.com'] },
  {
    id: 'medicinenet',
    name: 'MedicineNet',
    kind: 'consumer-health',
    aliases: ['MedicineNet'],
    domains: ['medicinenet.com']
  },
  { id: 'rxlist', name: 'RxList', kind: 'consumer-health', aliases: ['RxList'], domains: ['rxlist.com'] },
  {
    id: 'emedicinehealth',
    name: 'eMedicineHealth',
    kind: 'consumer-health',
    aliases: ['eMedicineHealth'],
    domains: ['emedicinehealth.com']
  },
  { id: 'onhealth', name: 'OnHealth', kind: 'consumer-health', aliases: ['OnHealth'], domains: ['onhealth.com'] },
  {
    id: 'mayo-clinic',
    name: 'Mayo Clinic',
    kind: 'consumer-health',
    aliases: [
      'Mayo Clinic',
      'MayoClinic',
      'Mayo Clinic News Network',
      'Mayo Clinic Proceedings',
      'Mayo Clinic Health System',
      'Mayo Clinic Press',
      '梅奥诊所',
      '妙佑医疗国际',
      '妙佑医疗',
      '梅奥医学中心',
      '美国梅奥诊所'
    ],
    domains: [
      'mayoclinic.org',
      'mayoclinic.com',
      'mayoclinicproceedings.org',
      'mayoclinichealthsystem.org',
      'mayo.edu'
    ],
    containers: ['mayo clinic proceedings']
  },
  {
    id: 'cleveland-clinic',
    name: 'Cleveland Clinic',
    kind: 'consumer-health',
    aliases: [
      'Cleveland Clinic',
      'ClevelandClinic',
      'Cleveland Clinic Journal of Medicine',
      '克利夫兰诊所',
      '克利夫兰医学中心',
      '克利夫兰医院'
    ],
    domains: ['clevelandclinic.org', 'my.clevelandclinic.org', 'ccjm.org'],
    doiPrefixes: ['10.3949'],
    containers: ['cleveland clinic journal of medicine']
  },
  {
    id: 'johns-hopkins',
    name: 'Johns Hopkins Medicine',
    kind: 'consumer-health',
    aliases: [
      'Johns Hopkins Medicine',
      'Hopkins Medicine',
      'Johns Hopkins University',
      'Johns Hopkins',
      '约翰霍普金斯医学院',
      '约翰·霍普金斯医学院',
      '约翰斯·霍普金斯大学',
      '约翰霍普金斯大学'
    ],
    domains: ['hopkinsmedicine.org', 'jhu.edu', 'jhmi.edu']
  },
  {
    id: 'harvard-health',
    name: 'Harvard Health',
    kind: 'consumer-health',
    aliases: [
      'Harvard Health',
      'Harvard Health Publishing',
      'Harvard Medical School',
      'Harvard Gazette',
      'Harvard T.H. Chan School of Public Health',
      '哈佛医学院',
      '哈佛健康',
      '哈佛大学医学院'
    ],
    domains: ['health.harvard.edu', 'hms.harvard.edu', 'harvard.edu']
  },
  {
    id: 'stanford-medicine',
    name: 'Stanford Medicine',
    kind: 'consumer-health',
    aliases: ['Stanford Medicine', 'Stanford Health Care', 'Stanford University', '斯坦福大学医学院', '斯坦福医学'],
    domains: ['med.stanford.edu', 'stanfordhealthcare.org', 'stanford.edu']
  },
  {
    id: 'ucsf',
    name: 'UCSF Health',
    kind: 'consumer-health',
    aliases: ['UCSF Health', 'UCSF'],
    domains: ['ucsf.edu', 'ucsfhealth.org']
  },
  {
    id: 'mount-sinai',
    name: 'Mount Sinai',
    kind: 'consumer-health',
    aliases: ['Mount Sinai', 'Mount Sinai Health System', '西奈山医院'],
    domains: ['mountsinai.org']
  },
  {
    id: 'penn-medicine',
    name: 'Penn Medicine',
    kind: 'consumer-health',
    aliases: ['Penn Medicine'],
    domains: ['pennmedicine.org']
  },
  {
    id: 'nyu-langone',
    name: 'NYU Langone Health',
    kind: 'consumer-health',
    aliases: ['NYU Langone Health', 'NYU Langone'],
    domains: ['nyulangone.org']
  },
  {
    id: 'yale-medicine',
    name: 'Yale Medicine',
    kind: 'consumer-health',
    aliases: ['Yale Medicine', 'Yale School of Medicine'],
    domains: ['yalemedicine.org', 'medicine.yale.edu']
  },
  {
    id: 'msk',
    name: 'Memorial Sloan Kettering',
    kind: 'consumer-health',
    aliases: [
      'Memorial Sloan Kettering Cancer Center',
      'Memorial Sloan Kettering',
      '纪念斯隆-凯特琳癌症中心',
      '纪念斯隆凯特琳癌症中心'
    ],
    domains: ['mskcc.org']
  },
  {
    id: 'md-anderson',
    name: 'MD Anderson',
    kind: 'consumer-health',
    aliases: ['MD Anderson Cancer Center', 'MD Anderson', 'MD安德森癌症中心'],
    domains: ['mdanderson.org']
  },
  {
    id: 'medical-news-today',
    name: 'Medical News Today',
    kind: 'consumer-health',
    aliases: ['Medical News Today', 'MedicalNewsToday', '今日医学新闻'],
    domains: ['medicalnewstoday.com']
  },
  {
    id: 'everyday-health',
    name: 'Everyday Health',
    kind: 'consumer-health',
    aliases: ['Everyday Health', 'EverydayHealth', 'EverydayHealth.com'],
    domains: ['everydayhealth.com']
  },
  {
    id: 'health-com',
    name: 'Health',
    kind: 'consumer-health',
    aliases: ['Health.com', 'Health'],
    domains: ['health.com']
  },
  {
    id: 'healthcentral',
    name: 'HealthCentral',
    kind: 'consumer-health',
    aliases: ['HealthCentral', 'Health Central'],
    domains: ['healthcentral.com']
  },
  {
    id: 'healthgrades',
    name: 'Healthgrades',
    kind: 'consumer-health',
    aliases: ['Healthgrades'],
    domains: ['healthgrades.com']
  },
  {
    id: 'patient-info',
    name: 'Patient.info',
    kind: 'consumer-health',
    aliases: ['Patient.info', 'Patient Info'],
    domains: ['patient.info']
  },
  { id: 'drugs-com', name: 'Drugs.com', kind: 'consumer-health', aliases: ['Drugs.com'], domains: ['drugs.com'] },
  {
    id: 'goodrx',
    name: 'GoodRx',
    kind: 'consumer-health',
    aliases: ['GoodRx', 'GoodRx Health'],
    domains: ['goodrx.com']
  },
  {
    id: 'msd-manuals',
    name: 'MSD Manuals',
    kind: 'consumer-health',
    aliases: [
      'MSD Manuals',
      'MSD Manual',
      'Merck Manuals',
      'Merck Manual',
      'MSD Manual Professional Edition',
      'MSD Manual Consumer Version',
      '默沙东诊疗手册',
      '默克诊疗手册',
      '默沙东手册'
    ],
    domains: ['msdmanuals.com', 'merckmanuals.com', 'msdmanuals.cn']
  },
  {
    id: 'uptodate',
    name: 'UpToDate',
    kind: 'database',
    aliases: ['UpToDate', 'UptoDate', 'UpToDate临床顾问'],
    domains: ['uptodate.com']
  },
  { id: 'dynamed', name: 'DynaMed', kind: 'database', aliases: ['DynaMed'], domains: ['dynamed.com'] },
  {
    id: 'radiopaedia',
    name: 'Radiopaedia',
    kind: 'encyclopedia',
    aliases: ['Radiopaedia', 'Radiopaedia.org'],
    domains: ['radiopaedia.org']
  },
  {
    id: 'physiopedia',
    name: 'Physiopedia',
    kind: 'encyclopedia',
    aliases: ['Physiopedia'],
    domains: ['physio-pedia.com']
  },
  {
    id: 'parkinsons-foundation',
    name: "Parkinson's Foundation",
    kind: 'society',
    aliases: ["Parkinson's Foundation", '帕金森基金会'],
    domains: ['parkinson.org']
  },
  {
    id: 'alzheimers-association',
    name: "Alzheimer's Association",
    kind: 'society',
    aliases: ["Alzheimer's Association", "Alzheimer's & Dementia", '阿尔茨海默病协会'],
    domains: ['alz.org']
  },
  {
    id: 'ms-society',
    name: 'National MS Society',
    kind: 'society',
    aliases: [
      'National MS Society',
      'National Multiple Sclerosis Society',
      'Nationalmssociety',
      'NMSS',
      '美国国家多发性硬化症协会',
      '国家多发性硬化症协会',
      '美国多发性硬化协会',
      '美国国家多发性硬化协会'
    ],
    domains: ['nationalmssociety.org']
  },
  {
    id: 'ms-society-uk',
    name: 'MS Society',
    kind: 'society',
    aliases: ['MS Society', 'MS Society UK', 'Multiple Sclerosis Society', '英国多发性硬化症协会', '多发性硬化症协会'],
    domains: ['mssociety.org.uk', 'mssociety.ca']
  },
  { id: 'ms-trust', name: 'MS Trust', kind: 'society', aliases: ['MS Trust'], domains: ['mstrust.org.uk'] },
  {
    id: 'ms-international',
    name: 'MS International Federation',
    kind: 'society',
    aliases: ['MS International Federation', 'MSIF', 'Atlas of MS', '多发性硬化国际联合会'],
    domains: ['msif.org', 'atlasofms.org']
  },
  {
    id: 'msaa',
    name: 'MSAA',
    kind: 'society',
    aliases: ['MSAA', 'Multiple Sclerosis Association of America', 'MyMSAA'],
    domains: ['mymsaa.org']
  },
  {
    id: 'ms-foundation',
    name: 'Multiple Sclerosis Foundation',
    kind: 'society',
    aliases: ['Multiple Sclerosis Foundation', 'MS Focus', 'MS Focus Magazine'],
    domains: ['msfocus.org', 'msfocusmagazine.org']
  },
  {
    id: 'ms-australia',
    name: 'MS Australia',
    kind: 'society',
    aliases: ['MS Australia'],
    domains: ['msaustralia.org.au']
  },
  {
    id: 'multiplesclerosis-net',
    name: 'MultipleSclerosis.net',
    kind: 'consumer-health',
    aliases: ['MultipleSclerosis.net'],
    domains: ['multiplesclerosis.net']
  },
  {
    id: 'overcoming-ms',
    name: 'Overcoming MS',
    kind: 'society',
    aliases: ['Overcoming MS'],
    domains: ['overcomingms.org']
  },
  {
    id: 'tisch-ms',
    name: 'Tisch MS Research Center',
    kind: 'society',
    aliases: ['Tisch MS Research Center of New York', 'Tisch MS Research Center', 'Tisch MS'],
    domains: ['tischms.org']
  },
  {
    id: 'consortium-ms-centers',
    name: 'Consortium of Multiple Sclerosis Centers',
    kind: 'society',
    aliases: ['Consortium of Multiple Sclerosis Centers', 'International Journal of MS Care', 'IJMSC'],
    domains: ['mscare.org', 'ijmsc.org'],
    doiPrefixes: ['10.7224'],
    containers: ['international journal of ms care']
  },
  { id: 'ectrims', name: 'ECTRIMS', kind: 'society', aliases: ['ECTRIMS'], domains: ['ectrims.eu'] },
  {
    id: 'aan',
    name: 'American Academy of Neurology',
    kind: 'society',
    aliases: ['American Academy of Neurology', 'AAN', '美国神经病学学会', '美国神经病学会', '美国神经学会'],
    domains: ['aan.com']
  },
  {
    id: 'ninds',
    name: 'NINDS',
    kind: 'society',
    aliases: [
      'National Institute of Neurological Disorders and Stroke',
      'NINDS',
      '美国国家神经疾病与中风研究所',
      '美国国立神经疾病与卒中研究所',
      '国家神经疾病与中风研究所'
    ],
    domains: ['ninds.nih.gov']
  },
  {
    id: 'american-heart',
    name: 'American Heart Association',
    kind: 'society',
    aliases: ['American Heart Association', 'www.heart.org', '美国心脏协会'],
    domains: ['heart.org', 'stroke.org']
  },
  {
    id: 'american-cancer',
    name: 'American Cancer Society',
    kind: 'society',
    aliases: ['American Cancer Society', '美国癌症协会'],
    domains: ['cancer.org']
  },
  {
    id: 'arthritis-foundation',
    name: 'Arthritis Foundation',
    kind: 'society',
    aliases: ['Arthritis Foundation', '关节炎基金会'],
    domains: ['arthritis.org']
  },
  {
    id: 'isscr',
    name: 'ISSCR',
    kind: 'society',
    aliases: ['ISSCR', 'International Society for Stem Cell Research', '国际干细胞研究学会'],
    domains: ['isscr.org']
  },
  { id: 'ebmt', name: 'EBMT', kind: 'society', aliases: ['EBMT'], domains: ['ebmt.org'] }
]
