export { CallResults } from '../../replay-parts/call-results.tsx';
