import { useCallback, type ReactNode } from 'react'
import { Toast as Base } from '@base-ui/react/toast'
import styles from './feedback.module.css'
import { classes } from './control'

/** Carries the toasts of the window; stands once around the whole program. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Base.Provider timeout={6000} limit={2}>
      {children}
      <Base.Portal>
        <Base.Viewport className={classes(styles.viewport)}>
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  )
}

function ToastList() {
  const { toasts } = Base.useToastManager()
  return toasts.map((toast) => (
    <Base.Root key={toast.id} toast={toast} className={styles.toast} swipeDirection={[]}>
      <Base.Content className={styles.toastContent}>
        <Base.Description />
        {toast.actionProps && <Base.Action className={styles.toastAct} />}
      </Base.Content>
    </Base.Root>
  ))
}

/**
 * Says that something was done, with at most one way back; without one the same words stand there once. What needs an
 * answer never goes through here.
 */
export function useToast(): (message: string, action?: { readonly label: string; readonly run: () => void }) => void {
  const { add, close } = Base.useToastManager()
  return useCallback(
    (message, action) => {
      const id: string = add({
        description: message,
        ...(action
          ? {
              actionProps: {
                children: action.label,
                onClick: () => {
                  close(id)
                  action.run()
                }
              }
            }
          : { id: message })
      })
    },
    [add, close]
  )
}
