/** Types of aws that cost nothing by themselves, with the reason. Sorted. */
export const awsFreeTypes: readonly (readonly [string, string])[] = [
  ["aws:ec2/launchConfiguration:LaunchConfiguration", "a launch configuration is a description; what is started from it is charged"],
  ["aws:ec2/launchTemplate:LaunchTemplate", "a launch template is a description; what is started from it is charged"],
];
