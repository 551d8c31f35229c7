export { StartPage, type StartPageProps } from './start-page'
