export { CallList } from '../../replay-parts/call-list.tsx';
