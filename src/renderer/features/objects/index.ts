export { ObjectLayer, type ObjectLayerProps, type OpenedObject } from './object-layer'
