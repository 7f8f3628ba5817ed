import { Portfolio } from "costwright/components";

const timeZone = "America/New_York";

const university = new Portfolio("university", {
  regions: ["us-east-1", "eastus", "us-central1"],
  budgetUsdPerMonth: 1500,
  tags: { owner: "registrar", environment: "production" },
  workloads: {
    /** Students look up their rooms all day; twice a year, and each morning before the first lecture, all of them at once. */
    timetable: {
      vcpus: 4,
      memoryGib: 8,
      minVcpusPerMachine: 2,
      minCount: 2,
      maxCount: 12,
      zones: 2,
      architectures: ["x86_64", "arm64"],
      downtimeCostUsdPerHour: 150,
      loadBalancer: { healthPath: "/ready" },
      peaks: [
        { name: "first-lecture", days: ["mon", "tue", "wed", "thu", "fri"], from: "07:30", to: "09:30", timeZone, minCount: 4 },
        { name: "enrolment", date: "2027-01-16", from: "06:00", to: "22:00", timeZone, minCount: 12 },
      ],
      talksTo: { courses: { gibPerMonth: 30 } },
    },
    /** The registrar's office plans rooms and examinations on working days. */
    planning: {
      vcpus: 5,
      memoryGib: 20,
      minCount: 1,
      maxCount: 2,
      zones: 1,
      workingHours: { timeZone, from: "07:00", to: "19:00" },
      talksTo: { courses: { gibPerMonth: 10 } },
    },
    /** Where the next release is tried out. */
    staging: {
      vcpus: 2,
      memoryGib: 6,
      minCount: 1,
      maxCount: 2,
      zones: 1,
      architectures: ["x86_64", "arm64"],
      workingHours: { timeZone, from: "08:00", to: "18:00" },
      tags: { environment: "staging" },
    },
    courses: { kind: "database", engine: "postgres", vcpus: 1.2, memoryGib: 5, storageGib: 100, burstable: true },
  },
  sameRegion: [["timetable", "planning", "courses"]],
});

export const address = university.services.timetable?.endpoint;
