import { createRoot } from 'react-dom/client'
import { Root } from './app/root'
import './ui/base.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(<Root />)
