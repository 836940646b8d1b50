import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';
import { href } from '../components/href.ts';
import { exerciseItem, lessonItem } from '../course/items.ts';
import { loadCourse } from '../course/lessons.ts';

type SidebarEntry = StarlightRouteData['sidebar'][number];
type SidebarLink = Extract<SidebarEntry, { type: 'link' }>;

/** Gives every reading page its sidebar, made from the course that exists, and lessons their neighbours. */
export const onRequest = defineRouteMiddleware(async ({ locals, url }) => {
  const route = locals.starlightRoute;
  const link = (label: string, address: string, kind: 'lesson' | 'exercise', item: string): SidebarLink => {
    const isCurrent = address === url.pathname || (kind === 'exercise' && url.pathname.startsWith(address));
    return { type: 'link', label, href: address, isCurrent, badge: undefined, attrs: { 'data-kind': kind, 'data-item': item } };
  };
  const course = await loadCourse();
  const lessons: SidebarLink[] = [];
  route.sidebar = course.map((part): SidebarEntry => {
    const own = part.lessons.map((lesson) => link(lesson.title, href(`/lessons/${lesson.slug}/`), 'lesson', lessonItem(lesson)));
    lessons.push(...own);
    const exercises = part.exercises.map((exercise) =>
      link(exercise.manifest.title, href(`/exercises/${exercise.manifest.id}/`), 'exercise', exerciseItem(exercise)),
    );
    return { type: 'group', label: part.module.title, entries: [...own, ...exercises], collapsed: false, badge: undefined };
  });
  const at = lessons.findIndex((lesson) => lesson.isCurrent);
  route.pagination = { prev: at > 0 ? lessons[at - 1] : undefined, next: at >= 0 ? lessons[at + 1] : undefined };
});
