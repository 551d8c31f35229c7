import type { SourceEntry } from '../source-label'

/** General journals that are pasted by their own name. */
export const JOURNALS: readonly SourceEntry[] = [
  {
    id: 'nature',
    name: 'Nature',
    kind: 'journal',
    aliases: ['Nature', 'Nature Portfolio', 'Nature Publishing Group', 'Nature Research', 'Nature.com', '自然杂志'],
    domains: ['nature.com'],
    doiPrefixes: ['10.1038'],
    issns: ['0028-0836', '1476-4687'],
    containers: ['nature']
  },
  {
    id: 'nature-communications',
    name: 'Nature Communications',
    kind: 'journal',
    aliases: ['Nature Communications', '自然-通讯'],
    domains: ['nature.com'],
    doiPrefixes: ['10.1038'],
    issns: ['2041-1723'],
    containers: ['nature communications']
  },
  {
    id: 'nature-medicine',
    name: 'Nature Medicine',
    kind: 'journal',
    aliases: ['Nature Medicine', '自然-医学'],
    domains: ['nature.com'],
    doiPrefixes: ['10.1038'],
    issns: ['1078-8956', '1546-170X'],
    containers: ['nature medicine']
  },
  {
    id: 'nature-reviews',
    name: 'Nature Reviews',
    kind: 'journal',
    aliases: [
      'Nature Reviews',
      'Nature Reviews Neurology',
      'Nature Reviews Immunology',
      'Nature Reviews Drug Discovery',
      'Nature Reviews Disease Primers'
    ],
    domains: ['nature.com'],
    doiPrefixes: ['10.1038'],
    containers: ['nature reviews ']
  },
  {
    id: 'nature-neuroscience',
    name: 'Nature Neuroscience',
    kind: 'journal',
    aliases: ['Nature Neuroscience'],
    domains: ['nature.com'],
    doiPrefixes: ['10.1038'],
    issns: ['1097-6256', '1546-1726'],
    containers: ['nature neuroscience']
  },
  {
    id: 'nature-genetics',
    name: 'Nature Genetics',
    kind: 'journal',
    aliases: ['Nature Genetics'],
    domains: ['nature.com'],
    doiPrefixes: ['10.1038'],
    issns: ['1061-4036', '1546-1718'],
    containers: ['nature genetics']
  },
  {
    id: 'nature-biotechnology',
    name: 'Nature Biotechnology',
    kind: 'journal',
    aliases: ['Nature Biotechnology'],
    domains: ['nature.com'],
    doiPrefixes: ['10.1038'],
    issns: ['1087-0156', '1546-1696'],
    containers: ['nature biotechnology']
  },
  {
    id: 'scientific-reports',
    name: 'Scientific Reports',
    kind: 'journal',
    aliases: ['Scientific Reports'],
    domains: ['nature.com'],
    doiPrefixes: ['10.1038'],
    issns: ['2045-2322'],
    containers: ['scientific reports']
  },
  {
    id: 'science',
    name: 'Science',
    kind: 'journal',
    aliases: ['Science', 'Science Magazine', '科学杂志'],
    domains: ['science.org', 'sciencemag.org'],
    doiPrefixes: ['10.1126'],
    issns: ['0036-8075', '1095-9203'],
    containers: ['science']
  },
  {
    id: 'science-advances',
    name: 'Science Advances',
    kind: 'journal',
    aliases: ['Science Advances'],
    domains: ['science.org'],
    doiPrefixes: ['10.1126'],
    issns: ['2375-2548'],
    containers: ['science advances']
  },
  {
    id: 'science-translational-medicine',
    name: 'Science Translational Medicine',
    kind: 'journal',
    aliases: ['Science Translational Medicine'],
    domains: ['science.org'],
    doiPrefixes: ['10.1126'],
    issns: ['1946-6234', '1946-6242'],
    containers: ['science translational medicine']
  },
  {
    id: 'cell',
    name: 'Cell',
    kind: 'journal',
    aliases: ['Cell'],
    domains: ['cell.com'],
    doiPrefixes: ['10.1016'],
    issns: ['0092-8674', '1097-4172'],
    containers: ['cell']
  },
  {
    id: 'cell-reports',
    name: 'Cell Reports',
    kind: 'journal',
    aliases: ['Cell Reports', 'Cell Reports Medicine'],
    domains: ['cell.com'],
    doiPrefixes: ['10.1016'],
    issns: ['2211-1247'],
    containers: ['cell reports']
  },
  {
    id: 'cell-stem-cell',
    name: 'Cell Stem Cell',
    kind: 'journal',
    aliases: ['Cell Stem Cell'],
    domains: ['cell.com'],
    doiPrefixes: ['10.1016'],
    issns: ['1934-5909', '1875-9777'],
    containers: ['cell stem cell']
  },
  {
    id: 'lancet',
    name: 'The Lancet',
    kind: 'journal',
    aliases: [
      'The Lancet',
      'Lancet',
      'TheLancet',
      'The Lancet Journals',
      'The Lancet Digital Health',
      'The Lancet Global Health',
      'The Lancet Public Health',
      '柳叶刀',
      '柳叶刀杂志'
    ],
    domains: ['thelancet.com'],
    doiPrefixes: ['10.1016'],
    issns: ['0140-6736', '1474-547X'],
    containers: ['the lancet', 'lancet']
  },
  {
    id: 'lancet-neurology',
    name: 'The Lancet Neurology',
    kind: 'journal',
    aliases: [
      'The Lancet Neurology',
      'Lancet Neurology',
      'Lancet Neurol',
      '柳叶刀神经病学',
      '柳叶刀-神经病学',
      '柳叶刀·神经病学'
    ],
    domains: ['thelancet.com'],
    doiPrefixes: ['10.1016'],
    issns: ['1474-4422', '1474-4465'],
    containers: ['the lancet neurology', 'lancet neurology']
  },
  {
    id: 'lancet-oncology',
    name: 'The Lancet Oncology',
    kind: 'journal',
    aliases: ['The Lancet Oncology', 'Lancet Oncology'],
    domains: ['thelancet.com'],
    doiPrefixes: ['10.1016'],
    issns: ['1470-2045', '1474-5488'],
    containers: ['the lancet oncology', 'lancet oncology']
  },
  {
    id: 'lancet-psychiatry',
    name: 'The Lancet Psychiatry',
    kind: 'journal',
    aliases: ['The Lancet Psychiatry', 'Lancet Psychiatry'],
    domains: ['thelancet.com'],
    doiPrefixes: ['10.1016'],
    containers: ['the lancet psychiatry']
  },
  {
    id: 'lancet-haematology',
    name: 'The Lancet Haematology',
    kind: 'journal',
    aliases: ['The Lancet Haematology', 'Lancet Haematology'],
    domains: ['thelancet.com'],
    doiPrefixes: ['10.1016'],
    containers: ['the lancet haematology']
  },
  {
    id: 'eclinicalmedicine',
    name: 'eClinicalMedicine',
    kind: 'journal',
    aliases: ['eClinicalMedicine', 'EClinicalMedicine'],
    domains: ['thelancet.com'],
    doiPrefixes: ['10.1016'],
    issns: ['2589-5370'],
    containers: ['eclinicalmedicine']
  },
  {
    id: 'ebiomedicine',
    name: 'eBioMedicine',
    kind: 'journal',
    aliases: ['eBioMedicine', 'EBioMedicine'],
    domains: ['ebiomedicine.com', 'thelancet.com'],
    doiPrefixes: ['10.1016'],
    issns: ['2352-3964'],
    containers: ['ebiomedicine']
  },
  {
    id: 'nejm',
    name: 'New England Journal of Medicine',
    kind: 'journal',
    aliases: [
      'NEJM',
      'The New England Journal of Medicine',
      'New England Journal of Medicine',
      'NEJM Evidence',
      'NEJM Journal Watch',
      'NEJM医学前沿',
      '新英格兰医学杂志'
    ],
    domains: ['nejm.org', 'evidence.nejm.org', 'nejmqianyan.cn', 'jwatch.org'],
    doiPrefixes: ['10.1056'],
    issns: ['0028-4793', '1533-4406'],
    containers: ['new england journal of medicine', 'the new england journal of medicine', 'nejm']
  },
  {
    id: 'jama',
    name: 'JAMA',
    kind: 'journal',
    aliases: ['JAMA', '美国医学会杂志'],
    domains: ['jamanetwork.com'],
    doiPrefixes: ['10.1001'],
    issns: ['0098-7484', '1538-3598'],
    containers: ['jama']
  },
  {
    id: 'jama-neurology',
    name: 'JAMA Neurology',
    kind: 'journal',
    aliases: ['JAMA Neurology'],
    domains: ['jamanetwork.com'],
    doiPrefixes: ['10.1001'],
    issns: ['2168-6149', '2168-6157'],
    containers: ['jama neurology']
  },
  {
    id: 'jama-internal-medicine',
    name: 'JAMA Internal Medicine',
    kind: 'journal',
    aliases: ['JAMA Internal Medicine'],
    domains: ['jamanetwork.com'],
    doiPrefixes: ['10.1001'],
    containers: ['jama internal medicine']
  },
  {
    id: 'jama-psychiatry',
    name: 'JAMA Psychiatry',
    kind: 'journal',
    aliases: ['JAMA Psychiatry'],
    domains: ['jamanetwork.com'],
    doiPrefixes: ['10.1001'],
    containers: ['jama psychiatry']
  },
  {
    id: 'jama-oncology',
    name: 'JAMA Oncology',
    kind: 'journal',
    aliases: ['JAMA Oncology'],
    domains: ['jamanetwork.com'],
    doiPrefixes: ['10.1001'],
    containers: ['jama oncology']
  },
  {
    id: 'bmj',
    name: 'BMJ',
    kind: 'journal',
    aliases: ['BMJ', 'The BMJ', 'British Medical Journal', '英国医学杂志'],
    domains: ['bmj.com'],
    doiPrefixes: ['10.1136'],
    issns: ['0959-8138', '1756-1833'],
    containers: ['bmj', 'the bmj', 'british medical journal']
  },
  {
    id: 'bmj-open',
    name: 'BMJ Open',
    kind: 'journal',
    aliases: ['BMJ Open', 'BMJOpen'],
    domains: ['bmjopen.bmj.com'],
    doiPrefixes: ['10.1136'],
    issns: ['2044-6055'],
    containers: ['bmj open']
  },
  {
    id: 'jnnp',
    name: 'Journal of Neurology, Neurosurgery & Psychiatry',
    kind: 'journal',
    aliases: [
      'JNNP',
      'Journal of Neurology, Neurosurgery & Psychiatry',
      'Journal of Neurology Neurosurgery & Psychiatry'
    ],
    domains: ['jnnp.bmj.com'],
    doiPrefixes: ['10.1136'],
    issns: ['0022-3050', '1468-330X'],
    containers: [
      'journal of neurology, neurosurgery & psychiatry',
      'journal of neurology, neurosurgery, and psychiatry'
    ]
  },
  {
    id: 'practical-neurology',
    name: 'Practical Neurology',
    kind: 'journal',
    aliases: ['Practical Neurology'],
    domains: ['practicalneurology.com', 'pn.bmj.com'],
    containers: ['practical neurology']
  },
  {
    id: 'neurology',
    name: 'Neurology',
    kind: 'journal',
    aliases: [
      'Neurology',
      'Neurology Journals',
      'Neurology® Journals',
      'AAN Publications',
      'Neurology.org',
      '神经病学杂志',
      '神经学杂志'
    ],
    domains: ['neurology.org'],
    doiPrefixes: ['10.1212'],
    issns: ['0028-3878', '1526-632X'],
    containers: ['neurology', 'neurology: ']
  },
  {
    id: 'nnn',
    name: 'Neurology: Neuroimmunology & Neuroinflammation',
    kind: 'journal',
    aliases: ['Neurology Neuroimmunology & Neuroinflammation', 'Neurology: Neuroimmunology & Neuroinflammation'],
    domains: ['nn.neurology.org'],
    doiPrefixes: ['10.1212'],
    issns: ['2332-7812'],
    containers: ['neurology: neuroimmunology & neuroinflammation', 'neurology - neuroimmunology neuroinflammation']
  },
  {
    id: 'neurology-live',
    name: 'NeurologyLive',
    kind: 'news',
    aliases: ['Neurology live', 'Neurology Live', 'NeurologyLive', 'Neurologylive', 'NeurologyLive®'],
    domains: ['neurologylive.com'],
    containers: ['neurologylive']
  },
  {
    id: 'neurology-today',
    name: 'Neurology Today',
    kind: 'news',
    aliases: ['Neurology Today'],
    domains: ['neurologytoday.com'],
    containers: ['neurology today']
  },
  {
    id: 'neurology-advisor',
    name: 'Neurology Advisor',
    kind: 'news',
    aliases: ['Neurology Advisor'],
    domains: ['neurologyadvisor.com'],
    containers: ['neurology advisor']
  },
  {
    id: 'annals-of-neurology',
    name: 'Annals of Neurology',
    kind: 'journal',
    aliases: ['Annals of Neurology'],
    domains: ['onlinelibrary.wiley.com'],
    doiPrefixes: ['10.1002'],
    issns: ['0364-5134', '1531-8249'],
    containers: ['annals of neurology']
  },
  {
    id: 'brain',
    name: 'Brain',
    kind: 'journal',
    aliases: ['Brain', 'Brain: A Journal of Neurology'],
    domains: ['academic.oup.com'],
    doiPrefixes: ['10.1093'],
    issns: ['0006-8950', '1460-2156'],
    containers: ['brain']
  }
]
