import { useSyncExternalStore, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { useText } from '../../i18n'
import { classes, IconButton, Splitter, type IconName } from '../../ui'
import type { Session } from '../../workbench/workbench'
import { ONE_PANEL_BELOW, PANEL_WIDTHS, type LayoutStore } from './layout'
import { useCyclePanes } from './panes'
import { Rail } from './rail'
import { StatusBar } from './status-bar'
import { TitleBar } from './title-bar'
import styles from './shell.module.css'

/** One panel that the rail can open at the left. */
export interface ShellPanel {
  readonly id: string
  readonly icon: IconName
  readonly title: string
  readonly count?: number
  /** True when it can take the place of the pages, as the library can. */
  readonly expandable?: boolean
  readonly content: ReactNode
}

export interface ShellProps {
  readonly session: Session
  readonly layout: LayoutStore
  readonly panels: readonly ShellPanel[]
  /** The facing pages, with their toolbar. They stay mounted while a panel takes their place. */
  readonly centre: ReactNode
  /** What is selected. */
  readonly inspector: ReactNode
  /** At the right of the title bar: style and export. */
  readonly actions: ReactNode
  readonly onBack: () => void
  readonly onPalette: () => void
  readonly onPreferences: () => void
  readonly onLabels: () => void
  /** Goes to the next passage without a counterpart. */
  readonly onUntranslated: () => void
  /** How many things differ between the sides; undefined where nothing is compared. */
  readonly findings: number | undefined
  readonly onFindings: () => void
}

/** The window of an open manuscript: title bar, rail, panel, pages, inspector, status bar. F6 goes round them. */
export function Shell(props: ShellProps) {
  const { session, layout, panels, centre, actions } = props
  const text = useText()
  const { panel: openId, expanded, inspector, togglePanel, showInspector } = useStore(layout)
  const open = panels.find((panel) => panel.id === openId)
  const covered = open?.expandable === true && expanded
  const narrow = useNarrow()
  const shownInspector = inspector && !(narrow && open)
  useCyclePanes()
  return (
    <div className={styles.window}>
      <TitleBar session={session} onBack={props.onBack} onPalette={props.onPalette}>
        {actions}
        <IconButton
          icon="panel"
          label={text('shell.inspector')}
          pressed={shownInspector}
          onClick={() => showInspector(!shownInspector)}
        />
      </TitleBar>
      <div className={styles.middle}>
        <Rail items={panels} open={openId} onToggle={togglePanel} onPreferences={props.onPreferences} />
        {open && <LeftPanel panel={open} layout={layout} covering={covered} />}
        <main className={styles.centre} hidden={covered} data-pane="centre" aria-label={text('shell.text')}>
          {centre}
        </main>
        {shownInspector && !covered && <Inspector layout={layout}>{props.inspector}</Inspector>}
      </div>
      <StatusBar
        session={session}
        onLabels={props.onLabels}
        onUntranslated={props.onUntranslated}
        findings={props.findings}
        onFindings={props.onFindings}
      />
    </div>
  )
}

interface LeftPanelProps {
  readonly panel: ShellPanel
  readonly layout: LayoutStore
  readonly covering: boolean
}

function LeftPanel({ panel, layout, covering }: LeftPanelProps) {
  const text = useText()
  const { panelWidth, resizePanel, closePanel, expand } = useStore(layout)
  return (
    <>
      <section
        id="left-panel"
        className={classes(styles.panel, covering && styles.expanded)}
        style={covering ? undefined : { width: panelWidth }}
        aria-label={panel.title}
        data-pane="panel"
      >
        <div className={styles.panelHead}>
          <h2 className={styles.panelTitle}>{panel.title}</h2>
          <div>
            {panel.expandable && (
              <IconButton
                icon={covering ? 'narrow' : 'widen'}
                size="small"
                label={covering ? text('shell.narrow') : text('shell.widen')}
                onClick={() => expand(!covering)}
              />
            )}
            <IconButton
              icon="close"
              size="small"
              label={text('shell.fold', { panel: panel.title })}
              onClick={closePanel}
            />
          </div>
        </div>
        <div className={styles.panelBody}>{panel.content}</div>
      </section>
      {!covering && (
        <Splitter
          label={text('shell.resize', { panel: panel.title })}
          controls="left-panel"
          value={panelWidth}
          {...PANEL_WIDTHS}
          panel="before"
          onResize={resizePanel}
          onFold={closePanel}
        />
      )}
    </>
  )
}

function Inspector({ layout, children }: { readonly layout: LayoutStore; readonly children: ReactNode }) {
  const text = useText()
  const { inspectorWidth, resizeInspector, showInspector } = useStore(layout)
  return (
    <>
      <Splitter
        label={text('shell.resize', { panel: text('shell.inspector') })}
        controls="inspector"
        value={inspectorWidth}
        {...PANEL_WIDTHS}
        panel="after"
        onResize={resizeInspector}
        onFold={() => showInspector(false)}
      />
      <aside
        id="inspector"
        className={styles.panel}
        style={{ width: inspectorWidth }}
        aria-label={text('shell.inspector')}
        data-pane="inspector"
      >
        <div className={styles.panelBody}>{children}</div>
      </aside>
    </>
  )
}

const narrowQuery = `(max-width: ${ONE_PANEL_BELOW - 1}px)`

/** Whether the window has room for one panel only. */
function useNarrow(): boolean {
  return useSyncExternalStore(
    (notify) => {
      const query = window.matchMedia(narrowQuery)
      query.addEventListener('change', notify)
      return () => query.removeEventListener('change', notify)
    },
    () => window.matchMedia(narrowQuery).matches
  )
}
