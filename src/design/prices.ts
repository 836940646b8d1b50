import type { instanceClasses } from './settings.ts';

type InstanceClass = (typeof instanceClasses)[number];

/** One price of a public list, in US dollars without tax, free tiers and discounts left out. */
export interface Price {
  readonly usDollars: number;
  readonly per: 'hour' | 'GB-month' | 'month' | 'million' | 'GB' | 'LCU-hour';
  readonly product: string;
}

/**
 * Where the prices are from, and of when. CloudFront's were read on its page; the others at second hand, from the test data of Infracost, which
 * come from Amazon's price list, and from public tables that agree with each other. Compare them with the pages before quoting them.
 */
export const priceSource = {
  title: 'Amazon Web Services, list prices on demand, US East (N. Virginia)',
  url: 'https://aws.amazon.com/pricing/',
  year: 2025,
} as const;

/** Hours of a month as such lists count it: 365 × 24 / 12. */
export const hoursPerMonth = 730;

/** Seconds of that month. */
export const secondsPerMonth = hoursPerMonth * 3600;

function machines(type: string, hourly: Readonly<Record<InstanceClass, number>>): Readonly<Record<InstanceClass, Price>> {
  const one = (instanceClass: InstanceClass, size: string): Price => ({
    usDollars: hourly[instanceClass],
    per: 'hour',
    product: `${type}.${size}`,
  });
  return {
    small: one('small', 'large'),
    medium: one('medium', 'xlarge'),
    large: one('large', '2xlarge'),
    xlarge: one('xlarge', '4xlarge'),
  };
}

/**
 * Machines by the hour, of 2, 4, 8 and 16 virtual CPUs. Sources, all of {@link priceSource}: aws.amazon.com/ec2/pricing/on-demand,
 * /rds/mysql/pricing (one zone), /elasticache/pricing.
 */
export const machinePrices = {
  compute: machines('EC2 m6i', { small: 0.096, medium: 0.192, large: 0.384, xlarge: 0.768 }),
  database: machines('RDS MySQL db.m5', { small: 0.171, medium: 0.342, large: 0.684, xlarge: 1.368 }),
  cache: machines('ElastiCache cache.m5', { small: 0.156, medium: 0.311, large: 0.623, xlarge: 1.245 }),
} as const;

/**
 * What is paid by use. The first tier of each list stands for all use, so large uses come out dearer than they are. Sources, all of
 * {@link priceSource}: aws.amazon.com/ebs/pricing, /rds/mysql/pricing, /s3/pricing, /route53/pricing, /cloudfront/pricing,
 * /elasticloadbalancing/pricing, /api-gateway/pricing, /sqs/pricing, /ec2/pricing/on-demand (data transfer).
 */
export const usagePrices = {
  disk: { usDollars: 0.08, per: 'GB-month', product: 'EBS gp3' },
  databaseDisk: { usDollars: 0.115, per: 'GB-month', product: 'RDS MySQL storage, gp3' },
  objects: { usDollars: 0.023, per: 'GB-month', product: 'S3 Standard' },
  objectReads: { usDollars: 0.4, per: 'million', product: 'S3 Standard GET' },
  objectWrites: { usDollars: 5, per: 'million', product: 'S3 Standard PUT' },
  zone: { usDollars: 0.5, per: 'month', product: 'Route 53 hosted zone' },
  lookups: { usDollars: 0.4, per: 'million', product: 'Route 53 standard queries' },
  edgeRequests: { usDollars: 1, per: 'million', product: 'CloudFront HTTPS requests' },
  edgeTransfer: { usDollars: 0.085, per: 'GB', product: 'CloudFront data out' },
  balancer: { usDollars: 0.0225, per: 'hour', product: 'Application Load Balancer' },
  balancerUnits: { usDollars: 0.008, per: 'LCU-hour', product: 'Application Load Balancer capacity units' },
  gatewayRequests: { usDollars: 1, per: 'million', product: 'API Gateway, HTTP API' },
  messages: { usDollars: 0.4, per: 'million', product: 'SQS standard requests' },
  transfer: { usDollars: 0.09, per: 'GB', product: 'Data out to the Internet' },
} as const satisfies Readonly<Record<string, Price>>;

/** Rules that a unit of a balancer's capacity evaluates a second: 1,000. Source: aws.amazon.com/elasticloadbalancing/pricing. */
export const requestsPerCapacityUnit = 1000;

/** Requests that one message is paid as: sent, received, deleted. Source: Amazon SQS Developer Guide, the life cycle of a message. */
export const requestsPerMessage = 3;
