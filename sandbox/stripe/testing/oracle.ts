import { Ajv, type ValidateFunction } from "ajv";
import { isRecord } from "../../http.ts";
import { type Form, readForm } from "../core/form.ts";
import { findRoute } from "../core/route.ts";
import { routes } from "../routes.ts";
import { keptSchemas, type Schema } from "./schemas.ts";

/** One request of the SDK and what it was answered. */
export interface Exchange {
  method: string;
  path: string;
  /** The form, from the body or the query. */
  params: string;
  status: number;
  answer: unknown;
}

export interface Oracle {
  /** What is wrong with an exchange by the SDK's own types: sentences, none if nothing is. */
  judge(exchange: Exchange): string[];
  /** The same for an object that came in an event. */
  judgeObject(object: unknown, where: string): string[];
  /** Which routes the SDK's types are known of. */
  routes: string[];
}

export async function createOracle(): Promise<Oracle> {
  const { roots, $defs } = await keptSchemas(["Answers", "Deleted", "Requests"]);
  const strict = compiler($defs, false);
  // Everything is a string in a form: a number is one that reads as a number.
  const lenient = compiler($defs, true);

  const judgeObject = (object: unknown, where: string): string[] => {
    if (!isRecord(object) || typeof object.object !== "string") return [`${where}: no object`];
    if (object.object === "list" && Array.isArray(object.data))
      return object.data.flatMap((one, index) => judgeObject(one, `${where}[${index}]`));
    const kind = object.deleted === true ? "Deleted" : "Answers";
    const schema = roots[kind]?.[object.object];
    if (!schema) return [`${where}: the oracle does not know ${object.object}`];
    return said(strict(`${kind} ${object.object}`, schema), object, where);
  };
  return {
    judgeObject,
    routes: Object.keys(roots.Requests ?? {}),
    judge({ method, path, params, status, answer }) {
      const where = `${method} ${path}`;
      if (status >= 400) return judgeError(answer, where);
      const route = findRoute(routes, method, path)?.route;
      const name = `${method} ${route?.path}`;
      const schema = roots.Requests?.[name];
      if (!schema) return [`${where}: the oracle does not know this route`];
      const form: Form | null = readForm(params);
      return [...said(lenient(name, schema), form, `${where} was asked`), ...judgeObject(answer, where)];
    },
  };
}

function compiler($defs: Record<string, Schema>, coerceTypes: boolean) {
  const ajv = new Ajv({ coerceTypes, strict: false, code: { optimize: false }, inlineRefs: false });
  ajv.addSchema({ $id: "stripe", $defs });
  const known = new Map<string, ValidateFunction>();
  return (name: string, schema: Schema): ValidateFunction => {
    const pointed = typeof schema.$ref === "string" ? { $ref: `stripe${schema.$ref}` } : schema;
    const validate = known.get(name) ?? ajv.compile(pointed);
    known.set(name, validate);
    return validate;
  };
}

function said(validate: ValidateFunction, value: unknown, where: string): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${where}${instancePath}: ${message} ${JSON.stringify(params)}`,
  );
}

const errorTypes = ["api_error", "card_error", "idempotency_error", "invalid_request_error"];

function judgeError(answer: unknown, where: string): string[] {
  const error = isRecord(answer) && isRecord(answer.error) ? answer.error : {};
  const right = errorTypes.includes(String(error.type)) && typeof error.message === "string";
  return right ? [] : [`${where}: not an error of Stripe's: ${JSON.stringify(answer)}`];
}
