/**
 * The control plane of AWS Sign-In, which has no client of its own in the registry: two reading calls, made by the SDK's own
 * machinery for its sign-in service. Names, paths and shapes: AWS Sign-In API Reference, GetConsoleAuthorizationConfiguration
 * and GetResourcePolicy.
 */
import { SigninClient } from '@aws-sdk/nested-clients/signin';
import { makeBuilder } from '@smithy/core/client';
import { getEndpointPlugin } from '@smithy/core/endpoints';

export interface ConsoleAuthorizationInput {
  /** An account or an organization; left out: the caller's account. */
  readonly targetId?: string;
}

interface Answered {
  readonly $metadata?: { readonly requestId?: string | undefined };
}

export interface ConsoleAuthorizationOutput extends Answered {
  readonly targetId?: string;
  readonly scope?: string;
  readonly consoleAuthorizationEnabled?: boolean;
}

export interface SignInPolicyOutput extends Answered {
  /** The account's policy, as a document. */
  readonly signinResourceBasedPolicy?: unknown;
}

const NAMESPACE = 'com.amazonaws.signin';
const [STRUCTURE, OPERATION] = [3, 9] as const;
const [TEXT, TRUTH, DOCUMENT] = [0, 2, 15] as const;

const structure = (name: string, members: Readonly<Record<string, number>>) =>
  [STRUCTURE, NAMESPACE, name, 0, Object.keys(members), Object.values(members)] as const;

function operation(name: string, path: string, input: ReturnType<typeof structure>, output: typeof input) {
  return [OPERATION, NAMESPACE, name, { http: ['POST', path, 200] }, () => input, () => output] as const;
}

const PARAMETERS = {
  UseFIPS: { type: 'builtInParams', name: 'useFipsEndpoint' },
  Endpoint: { type: 'builtInParams', name: 'endpoint' },
  Region: { type: 'builtInParams', name: 'region' },
  UseDualStack: { type: 'builtInParams', name: 'useDualstackEndpoint' },
} as const;
const CONTROL_PLANE = { IsControlPlane: { type: 'staticContextParams', value: true } } as const;

const build = makeBuilder(PARAMETERS, 'Signin', 'SigninClient', getEndpointPlugin);
const command = (name: string, schema: ReturnType<typeof operation>): object =>
  build(CONTROL_PLANE, () => [], name, schema as never);

/** The commands by their names, as an SDK module has them. */
export const COMMANDS = {
  GetConsoleAuthorizationConfigurationCommand: command(
    'GetConsoleAuthorizationConfiguration',
    operation(
      'GetConsoleAuthorizationConfiguration',
      '/get-console-authorization-configuration',
      structure('GetConsoleAuthorizationConfigurationInput', { targetId: TEXT }),
      structure('GetConsoleAuthorizationConfigurationOutput', {
        targetId: TEXT,
        scope: TEXT,
        consoleAuthorizationEnabled: TRUTH,
      }),
    ),
  ),
  GetResourcePolicyCommand: command(
    'GetResourcePolicy',
    operation(
      'GetResourcePolicy',
      '/get-resource-policy',
      structure('GetResourcePolicyInput', {}),
      structure('GetResourcePolicyOutput', { signinResourceBasedPolicy: DOCUMENT }),
    ),
  ),
} as const;

interface Parameters {
  readonly Endpoint?: string;
  readonly Region?: string;
}
type Resolve = (parameters: Parameters, context?: unknown) => unknown;

/** The SDK's rules send the control plane to AWS whatever endpoint is configured; here a configured one counts, as everywhere. */
export class SignInControlClient extends SigninClient {
  constructor(...[configuration]: ConstructorParameters<typeof SigninClient>) {
    super(configuration ?? ({} as never));
    const own = this.config as unknown as { endpointProvider: Resolve };
    const resolve = own.endpointProvider;
    own.endpointProvider = (parameters, context) => {
      const { Endpoint, Region } = parameters;
      if (Endpoint === undefined) return resolve(parameters, context);
      const signing = { name: 'sigv4', signingName: 'signin', signingRegion: Region };
      return { url: new URL(Endpoint), properties: { authSchemes: [signing] }, headers: {} };
    };
  }
}
