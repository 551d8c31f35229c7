import type { SourceEntry } from '../source-label'

/** Publishers and their platforms, commercial houses first. */
export const PUBLISHERS: readonly SourceEntry[] = [
  {
    id: 'frontiers',
    name: 'Frontiers',
    kind: 'publisher',
    aliases: ['Frontiers', 'Frontiers Media', 'Frontiers Publishing Partnerships', '前沿出版社'],
    domains: ['frontiersin.org'],
    doiPrefixes: ['10.3389'],
    containers: ['frontiers in ', 'frontiers media']
  },
  {
    id: 'mdpi',
    name: 'MDPI',
    kind: 'publisher',
    aliases: ['MDPI', 'MDPI AG', '多学科数字出版机构'],
    domains: ['mdpi.com', 'mdpi.org'],
    doiPrefixes: ['10.3390'],
    containers: ['mdpi']
  },
  {
    id: 'bmc',
    name: 'BioMed Central',
    kind: 'publisher',
    aliases: ['BioMed Central', 'BioMedCentral', 'Biomed Central', 'BMC', '生物医学中心', '生物医学中央'],
    domains: ['biomedcentral.com'],
    doiPrefixes: ['10.1186'],
    containers: ['bmc ', 'biomed central', 'stem cell research & therapy']
  },
  {
    id: 'springer',
    name: 'Springer',
    kind: 'publisher',
    aliases: [
      'Springer',
      'SpringerLink',
      'Springer Link',
      'Springer Nature Link',
      'Springer Nature',
      'SpringerNature',
      'SpringerOpen',
      'Springer Medizin',
      '施普林格',
      '施普林格·自然',
      '施普林格自然',
      '斯普林格'
    ],
    domains: ['springer.com', 'springernature.com', 'springeropen.com', 'springermedizin.de'],
    doiPrefixes: ['10.1007', '10.1186', '10.1140', '10.1023', '10.1245', '10.1617'],
    containers: ['springer']
  },
  {
    id: 'sciencedirect',
    name: 'ScienceDirect',
    kind: 'publisher',
    aliases: ['ScienceDirect', 'Science Direct', 'ScienceDirect Topics', 'ScienceDirect.com'],
    domains: ['sciencedirect.com'],
    doiPrefixes: ['10.1016'],
    containers: ['elsevier']
  },
  {
    id: 'elsevier',
    name: 'Elsevier',
    kind: 'publisher',
    aliases: ['Elsevier', 'Elsevier Health', 'ClinicalKey', '爱思唯尔'],
    domains: ['elsevier.com', 'elsevierhealth.com', 'clinicalkey.com', 'elsevier.es'],
    doiPrefixes: ['10.1016'],
    containers: ['elsevier']
  },
  {
    id: 'wiley',
    name: 'Wiley',
    kind: 'publisher',
    aliases: [
      'Wiley Online Library',
      'Wiley-Blackwell',
      'Wiley',
      'Onlinelibrary',
      '威利在线图书馆',
      '威立',
      '约翰威立'
    ],
    domains: ['wiley.com', 'onlinelibrary.wiley.com'],
    doiPrefixes: ['10.1002', '10.1111', '10.1113', '10.1046', '10.1634'],
    containers: ['wiley']
  },
  {
    id: 'hindawi',
    name: 'Hindawi',
    kind: 'publisher',
    aliases: ['Hindawi', 'Hindawi Publishing'],
    domains: ['hindawi.com'],
    doiPrefixes: ['10.1155'],
    containers: ['hindawi']
  },
  {
    id: 'taylor-francis',
    name: 'Taylor & Francis',
    kind: 'publisher',
    aliases: [
      'Taylor & Francis',
      'Taylor & Francis Online',
      'Taylor and Francis Online',
      'Taylor and Francis',
      'Tandfonline',
      'T&F Online',
      '泰勒弗朗西斯',
      '泰勒与弗朗西斯'
    ],
    domains: ['tandfonline.com', 'taylorfrancis.com', 'taylorandfrancis.com'],
    doiPrefixes: ['10.1080', '10.1081', '10.3109', '10.4161'],
    containers: ['taylor & francis', 'informa uk']
  },
  {
    id: 'routledge',
    name: 'Routledge',
    kind: 'publisher',
    aliases: ['Routledge'],
    domains: ['routledge.com'],
    doiPrefixes: ['10.4324'],
    containers: ['routledge']
  },
  {
    id: 'crc-press',
    name: 'CRC Press',
    kind: 'publisher',
    aliases: ['CRC Press'],
    domains: ['crcpress.com'],
    doiPrefixes: ['10.1201'],
    containers: ['crc press']
  },
  {
    id: 'sage',
    name: 'SAGE',
    kind: 'publisher',
    aliases: ['SAGE Journals', 'Sage Journals', 'SAGE Publications', 'Sage Publications', 'SAGE', '世哲'],
    domains: ['sagepub.com'],
    doiPrefixes: ['10.1177'],
    containers: ['sage publications', 'sage journals']
  },
  {
    id: 'oxford-academic',
    name: 'Oxford Academic',
    kind: 'publisher',
    aliases: [
      'Oxford Academic',
      'Oxford University Press',
      'OUP Academic',
      'OUP',
      'Oxford Journals',
      '牛津学术',
      '牛津大学出版社'
    ],
    domains: ['academic.oup.com', 'oup.com', 'oxfordjournals.org'],
    doiPrefixes: ['10.1093'],
    containers: ['oxford university press']
  },
  {
    id: 'cambridge',
    name: 'Cambridge University Press',
    kind: 'publisher',
    aliases: [
      'Cambridge University Press',
      'Cambridge University Press & Assessment',
      'Cambridge Core',
      '剑桥大学出版社'
    ],
    domains: ['cambridge.org'],
    doiPrefixes: ['10.1017'],
    containers: ['cambridge university press']
  },
  {
    id: 'karger',
    name: 'Karger',
    kind: 'publisher',
    aliases: ['Karger Publishers', 'Karger', 'S. Karger AG'],
    domains: ['karger.com'],
    doiPrefixes: ['10.1159'],
    containers: ['karger']
  },
  {
    id: 'thieme',
    name: 'Thieme',
    kind: 'publisher',
    aliases: ['Thieme Connect', 'Thieme E-Journals', 'Thieme'],
    domains: ['thieme-connect.com', 'thieme-connect.de', 'thieme.com', 'thieme.de'],
    doiPrefixes: ['10.1055'],
    containers: ['thieme']
  },
  {
    id: 'lww',
    name: 'Lippincott (LWW)',
    kind: 'publisher',
    aliases: [
      'Lippincott',
      'Lippincott Journals',
      'Lippincott Williams & Wilkins',
      'LWW Journals',
      'LWW',
      'Wolters Kluwer',
      'Wolters Kluwer Health',
      'Ovid',
      '威科集团'
    ],
    domains: ['lww.com', 'wolterskluwer.com', 'ovid.com'],
    doiPrefixes: ['10.1097', '10.1212', '10.1213', '10.1227', '10.4103'],
    containers: ['lippincott', 'ovid technologies', 'wolters kluwer']
  },
  {
    id: 'medknow',
    name: 'Medknow',
    kind: 'publisher',
    aliases: ['Medknow', 'Medknow Publications'],
    domains: ['medknow.com'],
    doiPrefixes: ['10.4103'],
    containers: ['medknow']
  },
  {
    id: 'dove',
    name: 'Dove Medical Press',
    kind: 'publisher',
    aliases: ['Dove Medical Press', 'Dove Press', 'DovePress', 'Dovepress', '德孚医学出版社'],
    domains: ['dovepress.com'],
    doiPrefixes: ['10.2147'],
    containers: ['dove medical press']
  },
  {
    id: 'spandidos',
    name: 'Spandidos Publications',
    kind: 'publisher',
    aliases: ['Spandidos Publications', 'Spandidos'],
    domains: ['spandidos-publications.com'],
    doiPrefixes: ['10.3892'],
    containers: ['spandidos']
  },
  {
    id: 'ios-press',
    name: 'IOS Press',
    kind: 'publisher',
    aliases: ['IOS Press'],
    domains: ['iospress.com', 'iospress.nl'],
    doiPrefixes: ['10.3233'],
    containers: ['ios press']
  },
  {
    id: 'bentham',
    name: 'Bentham Science',
    kind: 'publisher',
    aliases: ['Bentham Science', 'Bentham Science Publishers', 'EurekaSelect'],
    domains: ['benthamscience.com', 'eurekaselect.com', 'benthamdirect.com'],
    doiPrefixes: ['10.2174'],
    containers: ['bentham']
  },
  {
    id: 'degruyter',
    name: 'De Gruyter',
    kind: 'publisher',
    aliases: ['De Gruyter', 'De Gruyter Brill', 'DeGruyter', '德古意特'],
    domains: ['degruyter.com', 'degruyterbrill.com'],
    doiPrefixes: ['10.1515'],
    containers: ['de gruyter']
  },
  {
    id: 'brill',
    name: 'Brill',
    kind: 'publisher',
    aliases: ['Brill'],
    domains: ['brill.com'],
    doiPrefixes: ['10.1163'],
    containers: ['brill']
  },
  {
    id: 'emerald',
    name: 'Emerald',
    kind: 'publisher',
    aliases: ['Emerald Insight', 'Emerald Publishing', 'Emerald'],
    domains: ['emerald.com', 'emeraldinsight.com'],
    doiPrefixes: ['10.1108'],
    containers: ['emerald']
  },
  {
    id: 'acs',
    name: 'ACS Publications',
    kind: 'publisher',
    aliases: ['ACS Publications', 'American Chemical Society', 'ACS Pubs', '美国化学会', '美国化学学会'],
    domains: ['pubs.acs.org', 'acs.org'],
    doiPrefixes: ['10.1021'],
    containers: ['american chemical society']
  },
  {
    id: 'rsc',
    name: 'RSC Publishing',
    kind: 'publisher',
    aliases: ['RSC Publishing', 'Royal Society of Chemistry', 'RSC Publications', '英国皇家化学会'],
    domains: ['pubs.rsc.org', 'rsc.org'],
    doiPrefixes: ['10.1039'],
    containers: ['royal society of chemistry']
  },
  {
    id: 'royal-society',
    name: 'Royal Society Publishing',
    kind: 'publisher',
    aliases: ['Royal Society Publishing', 'The Royal Society', 'royalsocietypublishing', '英国皇家学会'],
    domains: ['royalsocietypublishing.org', 'royalsociety.org'],
    doiPrefixes: ['10.1098'],
    containers: ['the royal society']
  },
  {
    id: 'acm',
    name: 'ACM Digital Library',
    kind: 'publisher',
    aliases: ['ACM Digital Library', 'ACM'],
    domains: ['dl.acm.org', 'acm.org'],
    doiPrefixes: ['10.1145'],
    containers: ['association for computing machinery']
  },
  {
    id: 'ieee',
    name: 'IEEE',
    kind: 'publisher',
    aliases: ['IEEE Xplore', 'IEEE', 'IEEE Spectrum'],
    domains: ['ieeexplore.ieee.org', 'ieee.org'],
    doiPrefixes: ['10.1109'],
    containers: ['ieee']
  },
  {
    id: 'iop',
    name: 'IOPscience',
    kind: 'publisher',
    aliases: ['IOPscience', 'IOP Publishing', 'IOP Science'],
    domains: ['iopscience.iop.org', 'iop.org'],
    doiPrefixes: ['10.1088'],
    containers: ['iop publishing']
  },
  {
    id: 'aip',
    name: 'AIP Publishing',
    kind: 'publisher',
    aliases: ['AIP Publishing'],
    domains: ['pubs.aip.org', 'aip.org'],
    doiPrefixes: ['10.1063'],
    containers: ['aip publishing']
  },
  {
    id: 'annual-reviews',
    name: 'Annual Reviews',
    kind: 'publisher',
    aliases: ['Annual Reviews'],
    domains: ['annualreviews.org'],
    doiPrefixes: ['10.1146'],
    containers: ['annual review of ']
  },
  {
    id: 'plos',
    name: 'PLOS',
    kind: 'publisher',
    aliases: ['PLOS', 'PLoS', 'PLOS Journals', 'Public Library of Science', '公共科学图书馆'],
    domains: ['plos.org', 'plosone.org'],
    doiPrefixes: ['10.1371'],
    containers: ['plos ', 'public library of science']
  },
  {
    id: 'peerj',
    name: 'PeerJ',
    kind: 'publisher',
    aliases: ['PeerJ'],
    domains: ['peerj.com'],
    doiPrefixes: ['10.7717'],
    containers: ['peerj']
  },
  {
    id: 'elife',
    name: 'eLife',
    kind: 'publisher',
    aliases: ['eLife'],
    domains: ['elifesciences.org'],
    doiPrefixes: ['10.7554'],
    issns: ['2050-084X'],
    containers: ['elife']
  }
]
