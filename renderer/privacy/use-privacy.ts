/** Privacy mode of the window: what identifies people and accounts is covered on every screen. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useRequest } from '../ipc/requests.ts';
import { coverIdentifiers } from './cover.ts';
import { namesIn } from './identifiers.ts';

export function usePrivacy(): void {
  const client = useQueryClient();
  const settings = useRequest('app.settings', undefined);
  const masked = settings.data?.privacyMode ?? false;
  useEffect(() => {
    // For the style sheet: parts that are private as a whole, and what is typed into fields.
    document.documentElement.toggleAttribute('data-privacy', masked);
    if (!masked) return;
    const cover = coverIdentifiers(document.body);
    const cache = client.getQueryCache();
    for (const query of cache.getAll()) cover.learn(namesIn(query.state.data));
    const stop = cache.subscribe(({ type, query }) => {
      if (type === 'updated') cover.learn(namesIn(query.state.data));
    });
    return () => {
      stop();
      cover.end();
    };
  }, [masked, client]);
}
