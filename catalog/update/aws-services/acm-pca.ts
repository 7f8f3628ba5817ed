import { type AwsService, each, monthOf, per } from "./rule";

/** https://aws.amazon.com/private-ca/pricing/ */
export const acmPca: AwsService = {
  code: "AWSCertificateManager",
  rules: [
    per("month", monthOf("privateca", "private ca", "ca"), "acmpca.authority", "PaidPrivateCA"),
    per("month", monthOf("privateca", "private ca", "ca"), "acmpca.authority.short_lived", "ShortLivedCertificatePrivateCA"),
    per("unit", each(1, "certificate", "certificates"), "acmpca.certificates", "PrivateCertificatesIssued"),
    per("unit", each(1, "certificate", "certificates"), "acmpca.certificates.short_lived", "ShortLivedCertificatesIssued"),
  ],
};
