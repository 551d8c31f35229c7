import type { MenuItemConstructorOptions } from 'electron'
import type { FileHandle, MenuState } from '#host/host-api'
import { MENU_COMMANDS } from '#host/menu-commands'
import type { MenuCommand } from '#host/menu-commands'

export interface MenuInput {
  readonly state: MenuState
  readonly platform: string
  readonly recent: readonly FileHandle[]
  readonly onCommand: (id: string) => void
  readonly onOpenRecent: (id: string) => void
  readonly onClearRecent: () => void
}

const WORDS = {
  file: ['File', '文件'],
  edit: ['Edit', '编辑'],
  insert: ['Insert', '插入'],
  view: ['View', '显示'],
  window: ['Window', '窗口'],
  recent: ['Open Recent', '最近打开'],
  clear: ['Clear List', '清除列表'],
  none: ['No Recent Files', '没有最近的文件'],
  cut: ['Cut', '剪切'],
  copy: ['Copy', '复制'],
  paste: ['Paste', '粘贴'],
  pastePlain: ['Paste without Formatting', '粘贴为纯文本'],
  delete: ['Delete', '删除'],
  selectAll: ['Select All', '全选'],
  zoomIn: ['Zoom In', '放大'],
  zoomOut: ['Zoom Out', '缩小'],
  zoomReset: ['Actual Size', '实际大小'],
  fullScreen: ['Full Screen', '全屏'],
  minimize: ['Minimize', '最小化'],
  closeWindow: ['Close Window', '关闭窗口'],
  quit: ['Quit Bifolium', '退出 Bifolium'],
  hide: ['Hide Bifolium', '隐藏 Bifolium'],
  hideOthers: ['Hide Others', '隐藏其他'],
  unhide: ['Show All', '全部显示'],
  services: ['Services', '服务'],
  help: ['Help', '帮助'],
  front: ['Bring All to Front', '前置全部窗口']
} as const

type Item = MenuItemConstructorOptions
const SEPARATOR: Item = { type: 'separator' }

class MenuBuilder {
  readonly #input: MenuInput

  constructor(input: MenuInput) {
    this.#input = input
  }

  word(key: keyof typeof WORDS): string {
    return WORDS[key][this.#input.state.language === 'zh-CN' ? 1 : 0]
  }

  role(role: NonNullable<Item['role']>, key: keyof typeof WORDS): Item {
    return { role, label: this.word(key) }
  }

  command(command: MenuCommand): Item {
    const { state, platform, onCommand } = this.#input
    return {
      id: command.id,
      label: state.language === 'zh-CN' ? command.titleZh : command.titleEn,
      enabled: state.manuscriptOpen || !command.needsManuscript,
      ...(command.accelerator && { accelerator: command.accelerator }),
      // The window has the same shortcuts; only macOS gives them to the menu first.
      registerAccelerator: platform === 'darwin',
      click: () => onCommand(command.id)
    }
  }

  recent(): Item {
    const { recent, onOpenRecent, onClearRecent } = this.#input
    const files = recent.map((file): Item => ({ label: file.name, click: () => onOpenRecent(file.id) }))
    const submenu: Item[] =
      files.length === 0
        ? [{ label: this.word('none'), enabled: false }]
        : [...files, SEPARATOR, { label: this.word('clear'), click: onClearRecent }]
    return { label: this.word('recent'), submenu }
  }
}

function appMenu(menu: MenuBuilder): Item {
  const submenu: Item[] = [
    menu.command(MENU_COMMANDS.about),
    SEPARATOR,
    menu.command(MENU_COMMANDS.preferences),
    SEPARATOR,
    menu.role('services', 'services'),
    SEPARATOR,
    menu.role('hide', 'hide'),
    menu.role('hideOthers', 'hideOthers'),
    menu.role('unhide', 'unhide'),
    SEPARATOR,
    menu.role('quit', 'quit')
  ]
  return { label: 'Bifolium', submenu }
}

function fileMenu(menu: MenuBuilder, isMac: boolean): Item {
  const submenu: Item[] = [
    menu.command(MENU_COMMANDS.newManuscript),
    menu.command(MENU_COMMANDS.pasteText),
    menu.command(MENU_COMMANDS.openFile),
    menu.recent(),
    SEPARATOR,
    menu.command(MENU_COMMANDS.importReferences),
    menu.command(MENU_COMMANDS.addByIdentifier),
    menu.command(MENU_COMMANDS.pasteReferences),
    menu.command(MENU_COMMANDS.connectTyped),
    SEPARATOR,
    menu.command(MENU_COMMANDS.manuscriptDetails),
    menu.command(MENU_COMMANDS.saveFile),
    menu.command(MENU_COMMANDS.export),
    SEPARATOR,
    menu.command(MENU_COMMANDS.closeManuscript),
    ...(isMac ? [] : [SEPARATOR, menu.command(MENU_COMMANDS.preferences), SEPARATOR, menu.role('quit', 'quit')])
  ]
  return { label: menu.word('file'), submenu }
}

function editMenu(menu: MenuBuilder): Item {
  const submenu: Item[] = [
    menu.command(MENU_COMMANDS.undo),
    menu.command(MENU_COMMANDS.redo),
    SEPARATOR,
    menu.role('cut', 'cut'),
    menu.role('copy', 'copy'),
    menu.role('paste', 'paste'),
    menu.role('pasteAndMatchStyle', 'pastePlain'),
    menu.role('delete', 'delete'),
    menu.role('selectAll', 'selectAll'),
    SEPARATOR,
    menu.command(MENU_COMMANDS.find),
    SEPARATOR,
    menu.command(MENU_COMMANDS.nextLabel),
    menu.command(MENU_COMMANDS.nextUntranslated),
    menu.command(MENU_COMMANDS.checkSides),
    menu.command(MENU_COMMANDS.nextFinding),
    menu.command(MENU_COMMANDS.previousFinding),
    menu.command(MENU_COMMANDS.chooseStyle),
    menu.command(MENU_COMMANDS.checkReferences),
    SEPARATOR,
    menu.command(MENU_COMMANDS.recordChanges),
    menu.command(MENU_COMMANDS.acceptChange),
    menu.command(MENU_COMMANDS.rejectChange),
    menu.command(MENU_COMMANDS.acceptAllChanges),
    menu.command(MENU_COMMANDS.rejectAllChanges)
  ]
  return { label: menu.word('edit'), submenu }
}

function insertMenu(menu: MenuBuilder): Item {
  const submenu: Item[] = [
    menu.command(MENU_COMMANDS.insertCitation),
    SEPARATOR,
    menu.command(MENU_COMMANDS.insertFootnote),
    menu.command(MENU_COMMANDS.insertEndnote),
    menu.command(MENU_COMMANDS.addComment),
    SEPARATOR,
    menu.command(MENU_COMMANDS.insertEquation),
    menu.command(MENU_COMMANDS.insertPicture),
    menu.command(MENU_COMMANDS.insertReference),
    menu.command(MENU_COMMANDS.insertFigureCaption),
    menu.command(MENU_COMMANDS.insertTableCaption)
  ]
  return { label: menu.word('insert'), submenu }
}

function viewMenu(menu: MenuBuilder): Item {
  const submenu: Item[] = [
    menu.command(MENU_COMMANDS.palette),
    SEPARATOR,
    menu.command(MENU_COMMANDS.showOutline),
    menu.command(MENU_COMMANDS.showLibrary),
    menu.command(MENU_COMMANDS.lookups),
    SEPARATOR,
    menu.role('resetZoom', 'zoomReset'),
    menu.role('zoomIn', 'zoomIn'),
    menu.role('zoomOut', 'zoomOut'),
    SEPARATOR,
    menu.role('togglefullscreen', 'fullScreen')
  ]
  return { label: menu.word('view'), submenu }
}

function windowMenu(menu: MenuBuilder, isMac: boolean): Item {
  const last = isMac ? menu.role('front', 'front') : menu.role('close', 'closeWindow')
  return { label: menu.word('window'), role: 'windowMenu', submenu: [menu.role('minimize', 'minimize'), last] }
}

function helpMenu(menu: MenuBuilder): Item {
  return { label: menu.word('help'), role: 'help', submenu: [menu.command(MENU_COMMANDS.about)] }
}

/** The native menu in the language and state that the window gave. The application's own menu, first on macOS, is Help elsewhere. */
export function makeMenuTemplate(input: MenuInput): readonly MenuItemConstructorOptions[] {
  const menu = new MenuBuilder(input)
  const isMac = input.platform === 'darwin'
  const common = [fileMenu(menu, isMac), editMenu(menu), insertMenu(menu), viewMenu(menu), windowMenu(menu, isMac)]
  return isMac ? [appMenu(menu), ...common] : [...common, helpMenu(menu)]
}
