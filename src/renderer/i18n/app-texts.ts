/** What the window says around its features: starting, repairing, finding, commands. Same keys in both languages. */
export const appEn = {
  'app.starting': 'Opening your data…',
  'app.loadedReferences_one': '{{count, number}} reference',
  'app.loadedReferences_other': '{{count, number}} references',
  'app.startFailed': 'Bifolium could not start: {{message}}',
  'app.retry': 'Try again',
  'app.otherWindow':
    'it is open in another window of this browser, and two windows would overwrite each other. Go on there, or close that window and try again.',
  'app.newerStore': 'your data was last used by a newer Bifolium. Nothing was changed: update Bifolium to open it.',
  'app.repaired_one': 'The browser’s storage had lost {{count, number}} record. It was brought back from the journal.',
  'app.repaired_other':
    'The browser’s storage had lost {{count, number}} records. They were brought back from the journal.',
  'app.journalRepaired':
    'The journal on disk was damaged and has been repaired from its last good snapshot. Check your newest changes.',
  'app.journalAway': 'The second copy on disk cannot be reached: {{message}} Your text is kept in this window.',
  'app.notKept': 'A change of the library could not be kept, and was not made: {{message}}',
  'app.loadLoss':
    '“{{title}}” was not opened: the editor did not take all of its text. What is stored was left as it is.',
  'app.unreadableReferences_one':
    '{{count, number}} reference of the library cannot be read by this version. It was left as it is and is not shown.',
  'app.unreadableReferences_other':
    '{{count, number}} references of the library cannot be read by this version. They were left as they are and are not shown.',
  'app.opening': 'Opening a file',
  'app.reading': 'Reading {{name}}…',
  'app.opened': 'Opened {{name}}',
  'app.newStyle': 'Its citation style “{{title}}” came along and is now among your own',
  'app.unrecorded.unmarked':
    'This edit could not be recorded as a tracked change. It stands in the text without a mark.',
  'app.unrecorded.undone':
    'This edit could not be recorded as a tracked change and would have removed deleted words for good, so it was undone. Accept or reject those changes first, or edit in smaller steps.',
  'app.savedFile': 'Saved {{name}}',
  'app.crashed': 'Something in the window broke. Your text is saved up to {{at}}.',
  'app.reload': 'Reload the window',
  'app.inspectorEmpty': 'Nothing selected',
  'app.inspectorEmptyText':
    'Select a citation or a source label in the text: what it is and what can be done with it stands here.',
  'app.firstLabel': 'Go to the first label',
  'app.toolbar': 'Formatting',
  'app.startWriting': 'Write here, or paste.',
  'app.library': 'Library',

  'find.title': 'Find and replace',
  'find.find': 'Find in both sides',
  'find.replaceWith': 'Replace with',
  'find.replace': 'Replace',
  'find.replaceAll': 'Replace all',
  'find.replaced_one': '{{count, number}} replaced',
  'find.replaced_other': '{{count, number}} replaced',
  'find.none': 'Not found',
  'find.next': 'Next match',
  'find.previous': 'Previous match',
  'find.case': 'Match case',
  'find.word': 'Whole words',

  'command.group.file': 'File',
  'command.group.edit': 'Edit',
  'command.group.insert': 'Insert',
  'command.group.view': 'View'
} as const

export const appZh = {
  'app.starting': '正在打开数据…',
  'app.loadedReferences_other': '{{count, number}} 条文献',
  'app.startFailed': 'Bifolium 无法启动：{{message}}',
  'app.retry': '重试',
  'app.otherWindow': '它已在此浏览器的另一个窗口中打开，两个窗口会互相覆盖。请在那个窗口继续，或关闭它后重试。',
  'app.newerStore': '这些数据最近由更新版本的 Bifolium 使用过。未作任何改动：请更新 Bifolium 后再打开。',
  'app.repaired_other': '浏览器存储丢失了 {{count, number}} 条记录，已从日志中恢复。',
  'app.journalRepaired': '磁盘上的日志曾受损，已从最近的完好快照修复。请检查最近的修改。',
  'app.journalAway': '无法访问磁盘上的第二份副本：{{message}} 文字仍保留在此窗口中。',
  'app.notKept': '文献库的一处改动无法保存，因此未执行：{{message}}',
  'app.loadLoss': '未打开“{{title}}”：编辑器未能载入全部文字。已存储的内容保持原样。',
  'app.unreadableReferences_other': '文献库中有 {{count, number}} 条文献无法由此版本读取。它们保持原样，暂不显示。',
  'app.opening': '打开文件',
  'app.reading': '正在读取 {{name}}…',
  'app.opened': '已打开 {{name}}',
  'app.newStyle': '文件自带的引文样式“{{title}}”已加入您的样式',
  'app.unrecorded.unmarked': '此次编辑无法记录为修订，已直接改入正文，没有标记。',
  'app.unrecorded.undone':
    '此次编辑无法记录为修订，且会永久清除已标记删除的文字，因此已撤销。请先接受或拒绝这些修订，或分步编辑。',
  'app.savedFile': '已保存 {{name}}',
  'app.crashed': '窗口出了问题。文字已保存到 {{at}}。',
  'app.reload': '重新载入窗口',
  'app.inspectorEmpty': '未选中内容',
  'app.inspectorEmptyText': '在正文中选中引文或来源标签，即可在这里查看和处理。',
  'app.firstLabel': '转到第一个标签',
  'app.toolbar': '格式',
  'app.startWriting': '在此书写或粘贴。',
  'app.library': '文献库',

  'find.title': '查找和替换',
  'find.find': '在两侧查找',
  'find.replaceWith': '替换为',
  'find.replace': '替换',
  'find.replaceAll': '全部替换',
  'find.replaced_other': '已替换 {{count, number}} 处',
  'find.none': '未找到',
  'find.next': '下一处',
  'find.previous': '上一处',
  'find.case': '区分大小写',
  'find.word': '全字匹配',

  'command.group.file': '文件',
  'command.group.edit': '编辑',
  'command.group.insert': '插入',
  'command.group.view': '视图'
} as const
