import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { pageIdOf } from './course/page-id.ts';
import { lessonFields } from './course/lesson-fields.ts';

/** Reading pages: lessons and the pages beside them. Addresses come from file names without their numbers. */
const docs = defineCollection({
  loader: glob({ base: './content', pattern: ['lessons/*/*.mdx', 'pages/*.mdx'], generateId: ({ entry }) => pageIdOf(entry) }),
  schema: docsSchema({ extend: lessonFields.partial() }),
});

/** The prose of exercises, named "<family>/<id>". */
const statements = defineCollection({ loader: glob({ base: './exercises', pattern: '*/*/statement.mdx', generateId: folderOf }) });
const approaches = defineCollection({ loader: glob({ base: './exercises', pattern: '*/*/approaches.mdx', generateId: folderOf }) });

function folderOf({ entry }: { entry: string }): string {
  return entry.slice(0, entry.lastIndexOf('/'));
}

export const collections = { docs, statements, approaches };
