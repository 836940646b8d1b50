import { useEffect, useState } from 'react';

const query = '(prefers-reduced-motion: reduce)';

/** Returns whether the reader asks for less motion, followed as that changes; false until it is known. */
export function useReducedMotion(): boolean {
  const [isReduced, setIsReduced] = useState(false);
  useEffect(() => {
    const media = matchMedia(query);
    const follow = (): void => setIsReduced(media.matches);
    follow();
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  return isReduced;
}
