/** Schemas are read, never compiled: the content policy forbids code from text, and even the attempt is reported. */
import { config } from 'zod';

config({ jitless: true });
