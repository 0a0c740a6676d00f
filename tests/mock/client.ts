// A client that was never told of the mock: its types are those of the OpenAPI document. `tenant` stands before it.
import createClient from "openapi-fetch";
import type { paths } from "./types.js";

declare const process: { argv: string[] };

function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

const client = createClient<paths>({ baseUrl: process.argv[2], headers: { Authorization: "Basic dTpw" } });
const cluster = { id: 1 };
const list = async () => {
  const { data } = await client.GET("/api/v2/ob/clusters/{id}/tenants", { params: { path: cluster } });
  return data?.data?.contents ?? [];
};

const before = (await list()).length;
const made = await client.POST("/api/v2/ob/clusters/{id}/tenants/createTenant", {
  params: { path: cluster }, body: { ...tenant, name: "made_in_typescript" } });
const task = made.data?.data?.id;
must(task !== undefined && made.data?.data?.status === "RUNNING", `no task: ${JSON.stringify(made)}`);

let looks = 0;
for (let ended = false; !ended; looks++) {
  must(looks < 10, "the task does not end");
  const { data } = await client.GET("/api/v2/tasks/instances/{taskInstanceId}", { params: { path: { taskInstanceId: task } } });
  ended = (data?.data as { status?: unknown } | undefined)?.status === "SUCCESSFUL";
}

const found = (await list()).find((one) => one.name === "made_in_typescript");
must(found?.id !== undefined && (await list()).length === before + 1, "the tenant is not listed");
const one = { params: { path: { id: 1, tenantId: found.id } } };
must((await client.GET("/api/v2/ob/clusters/{id}/tenants/{tenantId}", one)).data?.data?.name === "made_in_typescript", "it is another one");
must((await client.DELETE("/api/v2/ob/clusters/{id}/tenants/{tenantId}", one)).response.status === 200, "it is not deleted");
const gone = await client.GET("/api/v2/ob/clusters/{id}/tenants/{tenantId}", one);
must(gone.error?.error.code === 404 && (await list()).length === before, `it is still there: ${JSON.stringify(gone)}`);
console.log(`a client made from our OpenAPI document creates, waits for (${looks} looks), lists, gets and deletes a tenant`);
