// Reads FollowTheMoney entities, one a line, by the library that carries the format's model, and tells them as read:
// schema, and for each property its values and the type that the model gives it. Exits with an error for a schema or a
// property that the model does not know.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { Model, defaultModel } = require("@opensanctions/followthemoney");
const model = new Model(defaultModel);

const read = readFileSync(0, "utf-8")
  .split("\n")
  .filter((line) => line.trim())
  .map((line) => {
    const entity = model.getEntity(JSON.parse(line));
    const properties = Object.fromEntries(
      entity.getProperties().map((property) => [
        property.name,
        { type: property.type.name, values: entity.getProperty(property.name) },
      ]),
    );
    return { id: entity.id, schema: entity.schema.name, properties };
  });
process.stdout.write(JSON.stringify(read));
