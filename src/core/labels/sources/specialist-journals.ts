import type { SourceEntry } from '../source-label'

/** Specialist journals that are pasted by their own name. */
export const SPECIALIST_JOURNALS: readonly SourceEntry[] = [
  {
    id: 'multiple-sclerosis-journal',
    name: 'Multiple Sclerosis Journal',
    kind: 'journal',
    aliases: ['Multiple Sclerosis Journal', 'MSJ', '多发性硬化杂志'],
    domains: ['journals.sagepub.com'],
    doiPrefixes: ['10.1177'],
    issns: ['1352-4585', '1477-0970'],
    containers: ['multiple sclerosis journal', 'multiple sclerosis (houndmills, basingstoke, england)']
  },
  {
    id: 'msard',
    name: 'Multiple Sclerosis and Related Disorders',
    kind: 'journal',
    aliases: ['Multiple Sclerosis and Related Disorders', 'MSARD', 'msard-journal'],
    domains: ['msard-journal.com'],
    doiPrefixes: ['10.1016'],
    issns: ['2211-0348', '2211-0356'],
    containers: ['multiple sclerosis and related disorders']
  },
  {
    id: 'stroke',
    name: 'Stroke',
    kind: 'journal',
    aliases: ['Stroke'],
    domains: ['ahajournals.org'],
    doiPrefixes: ['10.1161'],
    issns: ['0039-2499', '1524-4628'],
    containers: ['stroke']
  },
  {
    id: 'circulation',
    name: 'Circulation',
    kind: 'journal',
    aliases: ['Circulation', 'Circulation Research'],
    domains: ['ahajournals.org'],
    doiPrefixes: ['10.1161'],
    issns: ['0009-7322', '1524-4539'],
    containers: ['circulation']
  },
  {
    id: 'blood',
    name: 'Blood',
    kind: 'journal',
    aliases: ['Blood', 'Blood Advances'],
    domains: ['ashpublications.org'],
    doiPrefixes: ['10.1182', '10.1016'],
    issns: ['0006-4971', '1528-0020'],
    containers: ['blood']
  },
  {
    id: 'jacc',
    name: 'JACC',
    kind: 'journal',
    aliases: ['JACC', 'JACC Journals', 'Journal of the American College of Cardiology'],
    domains: ['jacc.org'],
    doiPrefixes: ['10.1016'],
    issns: ['0735-1097', '1558-3597'],
    containers: ['journal of the american college of cardiology', 'jacc: ']
  },
  {
    id: 'pnas',
    name: 'PNAS',
    kind: 'journal',
    aliases: ['PNAS', 'Proceedings of the National Academy of Sciences', '美国国家科学院院刊', '美国科学院院报'],
    domains: ['pnas.org'],
    doiPrefixes: ['10.1073'],
    issns: ['0027-8424', '1091-6490'],
    containers: ['proceedings of the national academy of sciences', 'pnas']
  },
  {
    id: 'plos-one',
    name: 'PLOS ONE',
    kind: 'journal',
    aliases: ['PLOS ONE', 'PLoS ONE', 'PLOS One', 'PLoS One'],
    domains: ['journals.plos.org'],
    doiPrefixes: ['10.1371'],
    issns: ['1932-6203'],
    containers: ['plos one']
  },
  {
    id: 'plos-medicine',
    name: 'PLOS Medicine',
    kind: 'journal',
    aliases: ['PLOS Medicine', 'PLoS Medicine', 'PLOS Biology', 'PLOS Pathogens', 'PLOS Genetics'],
    domains: ['journals.plos.org'],
    doiPrefixes: ['10.1371'],
    issns: ['1549-1277', '1549-1676'],
    containers: ['plos medicine']
  },
  {
    id: 'jci',
    name: 'JCI',
    kind: 'journal',
    aliases: ['JCI', 'JCI Insight', 'Journal of Clinical Investigation', 'The Journal of Clinical Investigation'],
    domains: ['jci.org', 'insight.jci.org'],
    doiPrefixes: ['10.1172'],
    issns: ['0021-9738', '1558-8238'],
    containers: ['journal of clinical investigation', 'jci insight']
  },
  {
    id: 'jco',
    name: 'Journal of Clinical Oncology',
    kind: 'journal',
    aliases: ['Journal of Clinical Oncology'],
    domains: ['ascopubs.org'],
    doiPrefixes: ['10.1200'],
    issns: ['0732-183X', '1527-7755'],
    containers: ['journal of clinical oncology']
  },
  {
    id: 'jneurosci',
    name: 'Journal of Neuroscience',
    kind: 'journal',
    aliases: ['Journal of Neuroscience', 'The Journal of Neuroscience', 'JNeurosci', 'eNeuro'],
    domains: ['jneurosci.org', 'eneuro.org'],
    doiPrefixes: ['10.1523'],
    issns: ['0270-6474', '1529-2401'],
    containers: ['journal of neuroscience']
  },
  {
    id: 'jneuroinflammation',
    name: 'Journal of Neuroinflammation',
    kind: 'journal',
    aliases: ['Journal of Neuroinflammation'],
    domains: ['jneuroinflammation.biomedcentral.com'],
    doiPrefixes: ['10.1186'],
    issns: ['1742-2094'],
    containers: ['journal of neuroinflammation']
  },
  {
    id: 'stem-cell-research-therapy',
    name: 'Stem Cell Research & Therapy',
    kind: 'journal',
    aliases: ['Stem Cell Research & Therapy', 'Stem Cell Research and Therapy'],
    domains: ['stemcellres.biomedcentral.com'],
    doiPrefixes: ['10.1186'],
    issns: ['1757-6512'],
    containers: ['stem cell research & therapy', 'stem cell research and therapy']
  },
  {
    id: 'stem-cells-translational-medicine',
    name: 'Stem Cells Translational Medicine',
    kind: 'journal',
    aliases: ['Stem Cells Translational Medicine'],
    domains: ['stemcellsjournals.onlinelibrary.wiley.com'],
    doiPrefixes: ['10.1002', '10.1093', '10.5966'],
    issns: ['2157-6564', '2157-6580'],
    containers: ['stem cells translational medicine']
  },
  {
    id: 'journal-of-translational-medicine',
    name: 'Journal of Translational Medicine',
    kind: 'journal',
    aliases: ['Journal of Translational Medicine'],
    domains: ['translational-medicine.biomedcentral.com'],
    doiPrefixes: ['10.1186'],
    issns: ['1479-5876'],
    containers: ['journal of translational medicine']
  },
  {
    id: 'chinese-medicine',
    name: 'Chinese Medicine',
    kind: 'journal',
    aliases: ['Chinese Medicine'],
    domains: ['cmjournal.biomedcentral.com'],
    doiPrefixes: ['10.1186'],
    issns: ['1749-8546'],
    containers: ['chinese medicine']
  },
  {
    id: 'journal-of-ethnopharmacology',
    name: 'Journal of Ethnopharmacology',
    kind: 'journal',
    aliases: ['Journal of Ethnopharmacology'],
    domains: ['sciencedirect.com'],
    doiPrefixes: ['10.1016'],
    issns: ['0378-8741', '1872-7573'],
    containers: ['journal of ethnopharmacology']
  },
  {
    id: 'frontiers-in-neurology',
    name: 'Frontiers in Neurology',
    kind: 'journal',
    aliases: ['Frontiers in Neurology'],
    domains: ['frontiersin.org'],
    doiPrefixes: ['10.3389'],
    issns: ['1664-2295'],
    containers: ['frontiers in neurology']
  },
  {
    id: 'frontiers-in-immunology',
    name: 'Frontiers in Immunology',
    kind: 'journal',
    aliases: ['Frontiers in Immunology'],
    domains: ['frontiersin.org'],
    doiPrefixes: ['10.3389'],
    issns: ['1664-3224'],
    containers: ['frontiers in immunology']
  },
  {
    id: 'ijms',
    name: 'International Journal of Molecular Sciences',
    kind: 'journal',
    aliases: ['International Journal of Molecular Sciences', 'IJMS'],
    domains: ['mdpi.com'],
    doiPrefixes: ['10.3390'],
    issns: ['1422-0067', '1661-6596'],
    containers: ['international journal of molecular sciences']
  },
  {
    id: 'jimmunol',
    name: 'The Journal of Immunology',
    kind: 'journal',
    aliases: ['The Journal of Immunology', 'Journal of Immunology'],
    domains: ['journals.aai.org', 'jimmunol.org'],
    doiPrefixes: ['10.4049'],
    issns: ['0022-1767', '1550-6606'],
    containers: ['journal of immunology', 'the journal of immunology']
  },
  {
    id: 'immunity',
    name: 'Immunity',
    kind: 'journal',
    aliases: ['Immunity'],
    domains: ['cell.com'],
    doiPrefixes: ['10.1016'],
    issns: ['1074-7613', '1097-4180'],
    containers: ['immunity']
  },
  {
    id: 'gut',
    name: 'Gut',
    kind: 'journal',
    aliases: ['Gut'],
    domains: ['gut.bmj.com'],
    doiPrefixes: ['10.1136'],
    issns: ['0017-5749', '1468-3288'],
    containers: ['gut']
  },
  {
    id: 'diabetes-care',
    name: 'Diabetes Care',
    kind: 'journal',
    aliases: ['Diabetes Care', 'diabetesjournals', 'American Diabetes Association', '美国糖尿病协会'],
    domains: ['diabetesjournals.org', 'diabetes.org'],
    doiPrefixes: ['10.2337'],
    issns: ['0149-5992', '1935-5548'],
    containers: ['diabetes care', 'diabetes']
  },
  {
    id: 'annals-internal-medicine',
    name: 'Annals of Internal Medicine',
    kind: 'journal',
    aliases: ['Annals of Internal Medicine', 'ACP Journals'],
    domains: ['acpjournals.org', 'annals.org'],
    doiPrefixes: ['10.7326'],
    issns: ['0003-4819', '1539-3704'],
    containers: ['annals of internal medicine']
  },
  {
    id: 'american-family-physician',
    name: 'American Family Physician',
    kind: 'journal',
    aliases: ['American Family Physician', 'AAFP', 'American Academy of Family Physicians'],
    domains: ['aafp.org'],
    issns: ['0002-838X', '1532-0650'],
    containers: ['american family physician']
  },
  {
    id: 'pediatrics',
    name: 'Pediatrics',
    kind: 'journal',
    aliases: ['AAP Publications', 'Pediatrics'],
    domains: ['publications.aap.org'],
    doiPrefixes: ['10.1542'],
    issns: ['0031-4005', '1098-4275'],
    containers: ['pediatrics']
  },
  {
    id: 'medicine',
    name: 'Medicine',
    kind: 'journal',
    aliases: ['Medicine (Baltimore)'],
    domains: ['journals.lww.com'],
    doiPrefixes: ['10.1097'],
    issns: ['0025-7974', '1536-5964'],
    containers: ['medicine']
  },
  {
    id: 'neural-regeneration-research',
    name: 'Neural Regeneration Research',
    kind: 'journal',
    aliases: ['Neural Regeneration Research', '中国神经再生研究'],
    domains: ['nrronline.org'],
    doiPrefixes: ['10.4103'],
    issns: ['1673-5374', '1876-7958'],
    containers: ['neural regeneration research']
  },
  {
    id: 'chinese-medical-journal',
    name: 'Chinese Medical Journal',
    kind: 'journal',
    aliases: ['Chinese Medical Journal', '中华医学杂志英文版'],
    domains: ['mednexus.org', 'cmj.org'],
    doiPrefixes: ['10.1097', '10.4103'],
    issns: ['0366-6999', '2542-5641'],
    containers: ['chinese medical journal']
  },
  {
    id: 'haematologica',
    name: 'Haematologica',
    kind: 'journal',
    aliases: ['Haematologica'],
    domains: ['haematologica.org'],
    doiPrefixes: ['10.3324'],
    issns: ['0390-6078', '1592-8721'],
    containers: ['haematologica']
  },
  {
    id: 'european-heart-journal',
    name: 'European Heart Journal',
    kind: 'journal',
    aliases: ['European Heart Journal'],
    domains: ['academic.oup.com'],
    doiPrefixes: ['10.1093'],
    issns: ['0195-668X', '1522-9645'],
    containers: ['european heart journal']
  },
  {
    id: 'conversation',
    name: 'The Conversation',
    kind: 'news',
    aliases: ['The Conversation'],
    domains: ['theconversation.com'],
    containers: ['the conversation']
  }
]
