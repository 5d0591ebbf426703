import type { APIRoute } from 'astro';
import { libraryToJson } from '../lib/site/library.ts';

export const GET: APIRoute = async () => new Response(await libraryToJson());
