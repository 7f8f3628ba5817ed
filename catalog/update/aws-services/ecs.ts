import { type AwsService, gbHours, hoursOf, per } from "./rule";

const vcpuHours = hoursOf("vcpu", "os", "cpu");

/** https://aws.amazon.com/fargate/pricing/ */
export const ecs: AwsService = {
  code: "AmazonECS",
  rules: [
    per("gb-hour", gbHours, "fargate.ephemeral_storage", "Fargate-EphemeralStorage-GB-Hours"),
    per("gb-hour", gbHours, "fargate.linux.arm.memory", "Fargate-ARM-GB-Hours"),
    per("vcpu-hour", vcpuHours, "fargate.linux.arm.vcpu", "Fargate-ARM-vCPU-Hours:perCPU"),
    per("gb-hour", gbHours, "fargate.linux.x86.memory", "Fargate-GB-Hours"),
    per("vcpu-hour", vcpuHours, "fargate.linux.x86.vcpu", "Fargate-vCPU-Hours:perCPU"),
    per("vcpu-hour", vcpuHours, "fargate.windows.licence", "Fargate-Windows-OS-Hours:perCPU"),
    per("gb-hour", gbHours, "fargate.windows.memory", "Fargate-Windows-GB-Hours"),
    per("vcpu-hour", vcpuHours, "fargate.windows.vcpu", "Fargate-Windows-vCPU-Hours:perCPU"),
  ],
};
