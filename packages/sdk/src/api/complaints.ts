// Complaints.

export * from '@sipelandukilat/contract/citizens/complaints'
export {
  ComplaintKind,
  ComplaintStatus,
  complaintKindLabel,
  complaintStatusLabel,
  isConfidentialComplaint,
} from '@sipelandukilat/domain'
