import { MENU_COMMANDS } from '#host/menu-commands'
import { text, type Language } from '../i18n'
import type { Command, Shortcut } from '../ui'

export type CommandName = keyof typeof MENU_COMMANDS

type Group = 'file' | 'edit' | 'insert' | 'view'

const GROUPS: Readonly<Record<CommandName, Group>> = {
  newManuscript: 'file',
  openFile: 'file',
  pasteText: 'file',
  importReferences: 'file',
  addByIdentifier: 'file',
  checkReferences: 'edit',
  lookups: 'view',
  pasteReferences: 'file',
  manuscriptDetails: 'file',
  connectTyped: 'edit',
  saveFile: 'file',
  export: 'file',
  closeManuscript: 'file',
  undo: 'edit',
  redo: 'edit',
  find: 'edit',
  insertCitation: 'insert',
  insertFootnote: 'insert',
  insertEndnote: 'insert',
  addComment: 'insert',
  insertEquation: 'insert',
  insertPicture: 'insert',
  insertReference: 'insert',
  insertFigureCaption: 'insert',
  insertTableCaption: 'insert',
  recordChanges: 'edit',
  acceptChange: 'edit',
  rejectChange: 'edit',
  acceptAllChanges: 'edit',
  rejectAllChanges: 'edit',
  nextLabel: 'edit',
  nextUntranslated: 'edit',
  checkSides: 'edit',
  nextFinding: 'edit',
  previousFinding: 'edit',
  chooseStyle: 'edit',
  showOutline: 'view',
  showLibrary: 'view',
  palette: 'view',
  preferences: 'view',
  about: 'view'
}

export type CommandActs = Readonly<Record<CommandName, () => void>>

/** Every command of the window, in the language of the interface; those that need a manuscript wait for one. */
export function listCommands(acts: CommandActs, language: Language, manuscriptOpen: boolean): readonly Command[] {
  return (Object.keys(MENU_COMMANDS) as CommandName[]).map((name) => {
    const command = MENU_COMMANDS[name]
    const { titleEn, titleZh } = command
    return {
      id: command.id,
      title: language === 'zh-CN' ? titleZh : titleEn,
      group: text(`command.group.${GROUPS[name]}`),
      // Found by its name in either language.
      keywords: [titleEn, titleZh],
      enabled: manuscriptOpen || !command.needsManuscript,
      run: acts[name],
      ...('accelerator' in command ? { shortcut: shortcutOf(command.accelerator) } : {})
    }
  })
}

/** Electron's notation in ours. */
function shortcutOf(accelerator: string): Shortcut {
  return accelerator.replace('CmdOrCtrl', 'Mod')
}
