import type { SourceEntry } from '../source-label'

/** Smaller publishers, university presses and the publishing arms of learned societies. */
export const MORE_PUBLISHERS: readonly SourceEntry[] = [
  {
    id: 'f1000',
    name: 'F1000Research',
    kind: 'publisher',
    aliases: ['F1000Research', 'F1000', 'Faculty Opinions'],
    domains: ['f1000research.com', 'f1000.com'],
    doiPrefixes: ['10.12688'],
    containers: ['f1000research']
  },
  {
    id: 'jove',
    name: 'JoVE',
    kind: 'publisher',
    aliases: ['JoVE', 'Journal of Visualized Experiments'],
    domains: ['jove.com'],
    doiPrefixes: ['10.3791'],
    containers: ['journal of visualized experiments']
  },
  {
    id: 'jmir',
    name: 'JMIR Publications',
    kind: 'publisher',
    aliases: ['JMIR Publications', 'JMIR', 'Journal of Medical Internet Research'],
    domains: ['jmir.org'],
    doiPrefixes: ['10.2196'],
    containers: ['jmir ', 'journal of medical internet research']
  },
  {
    id: 'cureus',
    name: 'Cureus',
    kind: 'publisher',
    aliases: ['Cureus'],
    domains: ['cureus.com'],
    doiPrefixes: ['10.7759'],
    containers: ['cureus']
  },
  {
    id: 'baishideng',
    name: 'Baishideng',
    kind: 'publisher',
    aliases: ['Baishideng', 'Baishideng Publishing Group', '百世登出版集团'],
    domains: ['wjgnet.com'],
    doiPrefixes: ['10.3748', '10.4252', '10.12998', '10.4254', '10.4239'],
    containers: ['baishideng', 'world journal of ']
  },
  {
    id: 'impact-journals',
    name: 'Impact Journals',
    kind: 'publisher',
    aliases: ['Impact Journals', 'Oncotarget'],
    domains: ['impactjournals.com', 'oncotarget.com', 'aging-us.com'],
    doiPrefixes: ['10.18632'],
    containers: ['impact journals']
  },
  {
    id: 'ivyspring',
    name: 'Ivyspring',
    kind: 'publisher',
    aliases: ['Ivyspring', 'Ivyspring International Publisher', 'Theranostics'],
    domains: ['ivyspring.com', 'thno.org', 'medsci.org'],
    doiPrefixes: ['10.7150'],
    containers: ['theranostics', 'ivyspring']
  },
  {
    id: 'portland-press',
    name: 'Portland Press',
    kind: 'publisher',
    aliases: ['Portland Press'],
    domains: ['portlandpress.com'],
    doiPrefixes: ['10.1042'],
    containers: ['portland press']
  },
  {
    id: 'company-of-biologists',
    name: 'The Company of Biologists',
    kind: 'publisher',
    aliases: ['The Company of Biologists', 'Company of Biologists'],
    domains: ['biologists.com'],
    doiPrefixes: ['10.1242'],
    containers: ['company of biologists']
  },
  {
    id: 'cshl-press',
    name: 'Cold Spring Harbor Laboratory Press',
    kind: 'publisher',
    aliases: ['Cold Spring Harbor Laboratory Press', 'CSHL Press', 'Cold Spring Harbor Laboratory'],
    domains: ['cshlpress.com', 'cshperspectives.cshlp.org', 'cshlp.org'],
    doiPrefixes: ['10.1101'],
    containers: ['cold spring harbor ']
  },
  {
    id: 'rockefeller',
    name: 'Rockefeller University Press',
    kind: 'publisher',
    aliases: ['Rockefeller University Press', 'RUPress'],
    domains: ['rupress.org'],
    doiPrefixes: ['10.1083', '10.1084', '10.1085'],
    containers: ['rockefeller university press']
  },
  {
    id: 'mary-ann-liebert',
    name: 'Mary Ann Liebert',
    kind: 'publisher',
    aliases: ['Mary Ann Liebert', 'Mary Ann Liebert, Inc.', 'Liebert Pub'],
    domains: ['liebertpub.com'],
    doiPrefixes: ['10.1089'],
    containers: ['mary ann liebert']
  },
  {
    id: 'future-medicine',
    name: 'Future Medicine',
    kind: 'publisher',
    aliases: ['Future Medicine', 'Future Science'],
    domains: ['futuremedicine.com', 'future-science.com'],
    doiPrefixes: ['10.2217', '10.4155'],
    containers: ['future medicine']
  },
  {
    id: 'termedia',
    name: 'Termedia',
    kind: 'publisher',
    aliases: ['Termedia'],
    domains: ['termedia.pl'],
    doiPrefixes: ['10.5114'],
    containers: ['termedia']
  },
  {
    id: 'intechopen',
    name: 'IntechOpen',
    kind: 'publisher',
    aliases: ['IntechOpen', 'InTech'],
    domains: ['intechopen.com'],
    doiPrefixes: ['10.5772'],
    containers: ['intechopen', 'intech']
  },
  {
    id: 'scirp',
    name: 'SCIRP',
    kind: 'publisher',
    aliases: ['SCIRP', 'Scientific Research Publishing', '科研出版社'],
    domains: ['scirp.org'],
    doiPrefixes: ['10.4236'],
    containers: ['scientific research publishing']
  },
  {
    id: 'hanspub',
    name: 'Hans Publishers',
    kind: 'publisher',
    aliases: ['Hans Publishers', '汉斯出版社'],
    domains: ['hanspub.org'],
    doiPrefixes: ['10.12677'],
    containers: ['汉斯出版社']
  },
  {
    id: 'ame',
    name: 'AME Publishing',
    kind: 'publisher',
    aliases: ['AME Publishing Company', 'AME Publishing', 'Annals of Translational Medicine', 'AME 出版社'],
    domains: ['amegroups.com', 'amegroups.cn', 'amegroups.org'],
    doiPrefixes: ['10.21037'],
    containers: ['ame publishing', 'annals of translational medicine']
  },
  {
    id: 'oae',
    name: 'OAE Publishing',
    kind: 'publisher',
    aliases: ['OAE Publishing'],
    domains: ['oaepublish.com'],
    doiPrefixes: ['10.20517'],
    containers: ['oae publishing']
  },
  {
    id: 'world-scientific',
    name: 'World Scientific',
    kind: 'publisher',
    aliases: ['World Scientific', 'World Scientific Publishing', '世界科技出版公司'],
    domains: ['worldscientific.com'],
    doiPrefixes: ['10.1142'],
    containers: ['world scientific']
  },
  {
    id: 'longdom',
    name: 'Longdom',
    kind: 'publisher',
    aliases: ['Longdom Publishing', 'Longdom'],
    domains: ['longdom.org'],
    doiPrefixes: ['10.35248'],
    containers: ['longdom']
  },
  {
    id: 'omics',
    name: 'OMICS International',
    kind: 'publisher',
    aliases: ['OMICS International', 'OMICS'],
    domains: ['omicsonline.org'],
    doiPrefixes: ['10.4172'],
    containers: ['omics']
  },
  {
    id: 'bmj-group',
    name: 'BMJ Group',
    kind: 'publisher',
    aliases: ['BMJ Journals', 'BMJ Group', 'BMJ Publishing Group', 'BMJ Best Practice', '英国医学杂志出版集团'],
    domains: ['bmj.com', 'bestpractice.bmj.com'],
    doiPrefixes: ['10.1136'],
    containers: ['bmj ', 'bmj publishing group']
  },
  {
    id: 'jama-network',
    name: 'JAMA Network',
    kind: 'publisher',
    aliases: ['JAMA Network', 'JAMA Network Open', 'American Medical Association', '美国医学会杂志网络', '美国医学会'],
    domains: ['jamanetwork.com', 'ama-assn.org'],
    doiPrefixes: ['10.1001'],
    containers: ['jama ', 'american medical association']
  },
  {
    id: 'cell-press',
    name: 'Cell Press',
    kind: 'publisher',
    aliases: ['Cell Press', '细胞出版社'],
    domains: ['cell.com'],
    doiPrefixes: ['10.1016'],
    containers: ['cell press', 'cell reports', 'cell stem cell', 'cell metabolism', 'iscience', 'neuron']
  },
  {
    id: 'aaas',
    name: 'AAAS',
    kind: 'publisher',
    aliases: ['AAAS', 'American Association for the Advancement of Science', 'Science | AAAS', '美国科学促进会'],
    domains: ['science.org', 'sciencemag.org', 'aaas.org'],
    doiPrefixes: ['10.1126'],
    containers: ['american association for the advancement of science']
  },
  {
    id: 'aha-journals',
    name: 'AHA Journals',
    kind: 'publisher',
    aliases: ['AHA Journals', 'AHA/ASA Journals'],
    domains: ['ahajournals.org'],
    doiPrefixes: ['10.1161'],
    containers: ['american heart association']
  },
  {
    id: 'ash-publications',
    name: 'ASH Publications',
    kind: 'publisher',
    aliases: ['ASH Publications', 'ashpublications', 'American Society of Hematology', '美国血液学会'],
    domains: ['ashpublications.org', 'hematology.org'],
    doiPrefixes: ['10.1182'],
    containers: ['american society of hematology']
  },
  {
    id: 'asco-publications',
    name: 'ASCO Publications',
    kind: 'publisher',
    aliases: ['ASCO Publications', 'ASCOPubs', 'American Society of Clinical Oncology', 'ASCO', '美国临床肿瘤学会'],
    domains: ['ascopubs.org', 'asco.org'],
    doiPrefixes: ['10.1200'],
    containers: ['american society of clinical oncology']
  },
  {
    id: 'aacr',
    name: 'AACR Journals',
    kind: 'publisher',
    aliases: ['AACR Journals', 'AACR', 'American Association for Cancer Research', '美国癌症研究协会'],
    domains: ['aacrjournals.org', 'aacr.org'],
    doiPrefixes: ['10.1158'],
    containers: ['american association for cancer research']
  },
  {
    id: 'asm',
    name: 'ASM Journals',
    kind: 'publisher',
    aliases: ['ASM Journals', 'American Society for Microbiology', '美国微生物学会'],
    domains: ['asm.org'],
    doiPrefixes: ['10.1128'],
    containers: ['american society for microbiology']
  },
  {
    id: 'physiology',
    name: 'Physiology Journals',
    kind: 'publisher',
    aliases: ['American Physiological Society Journal', 'American Physiological Society', 'Physiology Journals'],
    domains: ['journals.physiology.org', 'physiology.org'],
    doiPrefixes: ['10.1152'],
    containers: ['american physiological society']
  },
  {
    id: 'psychiatry-online',
    name: 'Psychiatry Online',
    kind: 'publisher',
    aliases: ['Psychiatry Online', 'PsychiatryOnline', 'American Psychiatric Association Publishing'],
    domains: ['psychiatryonline.org'],
    doiPrefixes: ['10.1176'],
    containers: ['american psychiatric association']
  },
  {
    id: 'science-cn-press',
    name: 'Science China Press',
    kind: 'publisher',
    aliases: ['Science China Press', 'SciEngine', '中国科学杂志社', '科学出版社'],
    domains: ['scichina.com', 'sciengine.com', 'sciencep.com'],
    doiPrefixes: ['10.1360'],
    containers: ['science china', '中国科学', '科学出版社']
  },
  {
    id: 'pmph',
    name: "People's Medical Publishing House",
    kind: 'publisher',
    aliases: ["People's Medical Publishing House", '人民卫生出版社', '人卫智网'],
    domains: ['pmph.com', 'ipmph.com'],
    containers: ['人民卫生出版社', "people's medical publishing house"]
  }
]
