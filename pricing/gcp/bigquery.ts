import { guardUnknowns } from "../../model";
import { type PricingContext, pricedResource } from "../priced-resource";

export interface DatasetProps {
  readonly location?: string;
}

export interface TableProps {
  readonly view?: object;
  readonly externalDataConfiguration?: object;
}

const pricingPage = "https://cloud.google.com/bigquery/pricing";

/** Queries are charged where they run; the free tier belongs to the billing account and is not deducted. */
export const bigqueryDataset = pricedResource<DatasetProps>({
  type: "gcp:bigquery/dataset:Dataset",
  title: "BigQuery dataset",
  pricingPage,
  usage: { queriedTib: { unit: "tib", doc: "Data that on-demand queries read a month.", assumed: { low: 0, high: 1 } } },
  price: (props) =>
    props.location === undefined
      ? { unknown: IN_US }
      : [{ label: "Queries (on-demand)", price: { key: "bigquery.queries", per: "tib" }, quantity: { usage: "queriedTib" } }],
});

const IN_US = "without a location a dataset is in the multi-region US, for which the price book has no figures";

export const bigqueryTable = pricedResource<TableProps>({
  type: "gcp:bigquery/table:Table",
  title: "BigQuery table",
  pricingPage,
  usage: {
    activeStorageGib: { unit: "gib-month", doc: "Data changed within 90 days.", assumed: { low: 0, high: 100 } },
    longTermStorageGib: { unit: "gib-month", doc: "Data not changed for 90 days.", assumed: { low: 0, high: 100 } },
    streamingInsertsMib: { unit: "mib", doc: "Data inserted row by row (insertAll) a month.", assumed: { low: 0, high: 1024 } },
    storageWriteGib: { unit: "gib", doc: "Data written through the Storage Write API a month.", assumed: { low: 0, high: 10 } },
    storageReadTib: { unit: "tib", doc: "Data read through the Storage Read API a month.", assumed: { low: 0, high: 1 } },
  },
  price: (props, context) => {
    if (props.view !== undefined) return { free: "a view stores nothing; its queries are charged with the dataset" };
    if (props.externalDataConfiguration !== undefined) return { free: "its data lies elsewhere and is charged there" };
    const elsewhere = datasetElsewhere(context);
    if (elsewhere !== undefined) return { unknown: elsewhere };
    return [
      { label: "Active storage", price: { key: "bigquery.active.storage", per: "gib-month" }, quantity: { usage: "activeStorageGib" } },
      {
        label: "Long-term storage",
        price: { key: "bigquery.long-term.storage", per: "gib-month" },
        quantity: { usage: "longTermStorageGib" },
      },
      { label: "Streaming inserts", price: { key: "bigquery.streaming-inserts", per: "mib" }, quantity: { usage: "streamingInsertsMib" } },
      { label: "Storage Write API", price: { key: "bigquery.write-api", per: "gib" }, quantity: { usage: "storageWriteGib" } },
      { label: "Storage Read API", price: { key: "bigquery.read-api", per: "tib" }, quantity: { usage: "storageReadTib" } },
    ];
  },
});

/** A table is where its dataset is; it has no location of its own. */
function datasetElsewhere(context: PricingContext): string | undefined {
  const [dataset] = context.related("gcp:bigquery/dataset:Dataset", "datasetId");
  if (dataset === undefined) return undefined;
  const location = (guardUnknowns(dataset.inputs) as DatasetProps).location;
  if (location === undefined) return IN_US;
  return location.toLowerCase() === context.region ? undefined : `its dataset is in ${location}, and pricing looks at ${context.region}`;
}
